import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { batchTexts } from '../batch.ts'
import { driverBatchOf } from './plan.ts'

const exposing = (value: number): Scenario => ({
  bridgecheck: 1,
  values: {},
  steps: [{ do: 'expose', key: 'api', value }],
})

describe('what a driver gets', () => {
  const [one, other] = [exposing(1), exposing(2)]

  it('of scenarios that share worlds is one part', () => {
    expect(driverBatchOf([one, other])).toEqual({
      parts: [{ texts: batchTexts([one, other]), plans: ['x', 'x'] }],
      fresh: false,
    })
  })

  it('of scenarios with fresh worlds is a part each, so that no world parses what the others run', () => {
    expect(driverBatchOf([one, other], true)).toEqual({
      parts: [
        { texts: batchTexts([one]), plans: ['x'] },
        { texts: batchTexts([other]), plans: ['x'] },
      ],
      fresh: true,
    })
  })

  it.each([true, false])('of no scenarios is nothing to run, fresh: %s', (fresh) => {
    expect(driverBatchOf([], fresh).parts).toEqual([])
  })
})
