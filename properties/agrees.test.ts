import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Scenario } from '../model/scenario/scenario.ts'
import { agrees } from './agrees.ts'
import { scenario } from './arbitraries/scenario.ts'
import { fakeAdapter, tamperDates } from './testing/fakeAdapter.ts'

describe('agrees', () => {
  test('holds for an adapter that shows what the model predicts', async () => {
    const adapter = fakeAdapter()
    const property = agrees(adapter)
    await fc.assert(fc.asyncProperty(scenario(fc), property), { seed: 1, numRuns: 60 })
    await property.close()
    expect(adapter.log.closed).toBe(1)
    expect(adapter.log.runs.every(({ fresh }) => fresh)).toBe(true)
  })

  test('fails with rule and place for one that does not', async () => {
    const property = agrees(fakeAdapter({ tamper: tamperDates }))
    const checked = fc.assert(fc.asyncProperty(scenario(fc), property), { seed: 1, numRuns: 400, endOnFailure: true })
    await expect(checked).rejects.toThrow(/Property failed/)
    const date = { kind: 'date', in: 'isolated', time: 0 } as const
    const steps = [{ do: 'expose', key: 'api', value: { value: 'date' } }] as const
    await expect(property({ bridgecheck: 1, values: { date }, steps: [...steps] })).rejects.toThrow(
      /^fake diverges from newest at events\[1\]/,
    )
    await property.close()
  })

  test('refuses a profile that is none', () => {
    expect(() => agrees(fakeAdapter(), 'newer')).toThrow('"newer" is no profile')
  })

  test('opens an adapter again that could not be opened', async () => {
    const adapter = fakeAdapter()
    let times = 0
    const open = () => (++times === 1 ? Promise.reject(new Error('not yet')) : adapter.open())
    const property = agrees({ ...adapter, open })
    const empty: Scenario = { bridgecheck: 1, values: {}, steps: [] }
    await expect(property(empty)).rejects.toThrow('not yet')
    await property(empty)
    await property.close()
    expect(adapter.log.closed).toBe(1)
  })
})
