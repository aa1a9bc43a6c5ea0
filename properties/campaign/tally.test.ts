import { describe, expect, test } from 'vitest'
import { usualFacts } from '../../model/facts.ts'
import { profileOf } from '../../model/profile.ts'
import type { Expecting } from '../agreement.ts'
import { openCases } from '../cases.ts'
import { fakeAdapter, tamperDates } from '../testing/fakeAdapter.ts'
import { Runner } from './runner.ts'
import { addTally, emptyTally, inOrder, type Tally } from './tally.ts'

async function tallyOf(...counts: number[]): Promise<Tally> {
  const adapter = fakeAdapter({ tamper: tamperDates })
  const expecting: Expecting = { adapter, profile: profileOf('newest'), facts: usualFacts }
  const sum = emptyTally()
  const tallies: Tally[] = []
  let from = 0
  for (const count of counts) {
    const runner = new Runner(await adapter.open(), expecting, openCases(), 1)
    tallies.push(await runner.run({ from, count }))
    from += count
  }
  for (const tally of tallies.reverse()) addTally(sum, tally)
  return JSON.parse(JSON.stringify(sum)) as Tally
}

describe('tallies', () => {
  test('add up to the same however the cases are cut and in whatever order they come', async () => {
    const whole = await tallyOf(300)
    expect(Object.keys(whole.first).length).toBeGreaterThan(2)
    expect(await tallyOf(7, 100, 93, 100)).toEqual(whole)
    expect(inOrder(await tallyOf(150, 150))).toEqual(inOrder(whole))
  })

  test('of two batches in flight tell each signature with its first case', async () => {
    const adapter = fakeAdapter({ tamper: tamperDates })
    const expecting: Expecting = { adapter, profile: profileOf('newest'), facts: usualFacts }
    const runner = new Runner(await adapter.open(), expecting, openCases(), 1)
    const [first, second] = await Promise.all([
      runner.run({ from: 0, count: 150 }),
      runner.run({ from: 150, count: 150 }),
    ])
    expect(Object.keys(second.first).filter((signature) => signature in first.first)).toEqual([])
    addTally(first, second)
    expect(JSON.parse(JSON.stringify(first))).toEqual(await tallyOf(300))
  })
})
