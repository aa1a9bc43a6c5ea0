import { describe, expect, it } from 'vitest'
import { timeless } from '../scale/timeless.ts'
import { bridgecheck, naiveFake } from './spawn.ts'

async function summaryOf(adapter: string, cases: number, ...args: string[]): Promise<string> {
  const all = ['run', '--adapter', adapter, '--cases', String(cases), '--json', '--verbose', ...args]
  const { stdout, stderr } = await bridgecheck(all)
  expect(stderr).not.toContain('a worker was lost')
  return timeless(stdout)
}

describe('any number of workers comes to the same', () => {
  it.each([
    ['vm', 240, 0],
    ['vm!lose-receiver', 120, 2],
    ['vm!without-promise', 120, 5],
  ])('on %s', async (adapter, cases, atLeast) => {
    const [one, two, three] = [
      await summaryOf(adapter, cases, '--workers', '1'),
      await summaryOf(adapter, cases, '--workers', '2'),
      await summaryOf(adapter, cases, '--workers', '3'),
    ]
    expect(JSON.parse(one!).adapters[adapter].divergences.length).toBeGreaterThanOrEqual(atLeast)
    expect(two).toBe(one)
    expect(three).toBe(one)
  })

  it('on an adapter of a module, up to a number of signatures', async () => {
    const bound = ['--max-divergences', '3']
    const one = await summaryOf(naiveFake, 240, '--workers', '1', ...bound)
    expect(JSON.parse(one).ended).toBe('divergences')
    expect(JSON.parse(one).adapters['naive-fake'].divergences).toHaveLength(3)
    expect(await summaryOf(naiveFake, 240, '--workers', '3', ...bound)).toBe(one)
  })
})

it('an adapter that can not be opened in a worker is one sentence', async () => {
  const { code, stderr } = await bridgecheck(['run', '--adapter', 'electron:/bin/true', '--cases', '5', '--quiet'])
  expect({ code, lines: stderr.trim().split('\n').length }).toEqual({ code: 2, lines: 1 })
})
