import { describe, expect, it } from 'vitest'
import { LiveBlock } from './live-block.ts'
import { clock, type LaneProgress, progressBlock, progressLine } from './progress.ts'
import { Rate } from './rate.ts'

const vm: LaneProgress = { adapter: 'vm', cases: 12_345, wanted: 20_000, rate: 4115.2, workers: 2 }
const electron: LaneProgress = { adapter: 'electron@33.2.1', cases: 900, wanted: 20_000, rate: 300, workers: 1 }

describe('progress', () => {
  it('shows the whole, and of each adapter how far it is, its rate and its workers', () => {
    expect(progressBlock({ elapsed: 3000, divergences: 1, lanes: [vm, electron], doing: 'shrinking' })).toEqual([
      '12,345 cases  0:03  left 1:03  1 divergence  shrinking',
      '  vm               12,345 of 20,000  4,115/s  2 workers',
      '  electron@33.2.1     900 of 20,000    300/s  1 worker',
    ])
  })

  it('is one line without a terminal', () => {
    expect(progressLine({ elapsed: 3000, divergences: 2, lanes: [vm] })).toBe(
      '12,345 cases  0:03  left 0:01  2 divergences  vm 4,115/s (2 workers)',
    )
  })

  it('tells what is left of the bound that comes first, if there is one', () => {
    const { wanted: _, ...endless } = vm
    const left = (maxTime?: number, lane: LaneProgress = vm): string =>
      progressLine({ elapsed: 3000, divergences: 0, lanes: [lane], ...(maxTime === undefined ? {} : { maxTime }) })
    expect(left(60_000)).toContain('left 0:01')
    expect(left(4000, endless)).toContain('left 0:01')
    expect(left(2000, endless)).toContain('left 0:00')
    expect(left(undefined, endless)).not.toContain('left')
    expect(left(undefined, { ...vm, cases: 0, rate: 0 })).not.toContain('left')
  })

  it('counts minutes and hours', () => {
    expect([clock(65_000), clock(7_201_000)]).toEqual(['1:05', '2:00:01'])
  })
})

describe('a rate', () => {
  it('is over all at first, and then over the last ten seconds', () => {
    const rate = new Rate(1000)
    expect(rate.after(100, 2000)).toBe(100)
    expect(rate.after(300, 3000)).toBe(200)
    for (let at = 4000; at <= 30_000; at += 1000) rate.after(50, at)
    expect(rate.after(50, 31_000)).toBe(50)
  })
})

describe('LiveBlock', () => {
  const stream = () => {
    const written: string[] = []
    return { written, columns: 40, rows: 3, write: (text: string) => written.push(text) }
  }

  it('prints lines above itself, cuts what is wider and leaves out what is higher than the terminal', () => {
    const out = stream()
    const block = new LiveBlock(out, true)
    block.show(['x'.repeat(60), 'two', 'three'])
    block.print('found')
    block.show(['one'])
    block.clear()
    block.clear()
    const shown = `${'x'.repeat(39)}\ntwo`
    const erase = '\r\u001b[1A\u001b[J'
    expect(out.written).toEqual([
      `\r\u001b[J${shown}`,
      erase,
      'found\n',
      `\r\u001b[J${shown}`,
      `${erase}one`,
      '\r\u001b[J',
    ])
  })

  it('stays silent on a pipe', () => {
    const out = stream()
    const block = new LiveBlock(out, false)
    block.show(['working'])
    block.print('found')
    block.clear()
    expect(out.written).toEqual(['found\n'])
  })
})
