import { describe, expect, it } from 'vitest'
import { LiveLine } from './live-line.ts'
import { clock, progressText } from './progress.ts'

describe('progressText', () => {
  it('shows cases, cases per second, divergences and the time', () => {
    expect(progressText({ cases: 12_345, elapsed: 3000, divergences: 1 })).toBe(
      '12,345 cases  4,115/s  1 divergence  0:03',
    )
    expect(progressText({ cases: 0, elapsed: 0, divergences: 2, doing: 'shrinking' })).toBe(
      '0 cases  0/s  2 divergences  0:00  shrinking',
    )
  })

  it('counts minutes and hours', () => {
    expect([clock(65_000), clock(7_201_000)]).toEqual(['1:05', '2:00:01'])
  })
})

describe('LiveLine', () => {
  const stream = () => {
    const written: string[] = []
    return { written, columns: 40, write: (text: string) => written.push(text) }
  }

  it('prints lines above itself and cuts what is wider than the terminal', () => {
    const out = stream()
    const line = new LiveLine(out, true)
    line.show('x'.repeat(60))
    line.print('found')
    line.clear()
    const shown = `\r\u001b[K${'x'.repeat(39)}`
    expect(out.written).toEqual([shown, '\r\u001b[K', 'found\n', shown, '\r\u001b[K'])
  })

  it('stays silent on a pipe', () => {
    const out = stream()
    const line = new LiveLine(out, false)
    line.show('working')
    line.print('found')
    line.clear()
    expect(out.written).toEqual(['found\n'])
  })
})
