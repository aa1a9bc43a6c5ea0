import { describe, expect, it } from 'vitest'
import { usualFacts } from '../../model/facts.ts'
import { predict } from '../../model/predict.ts'
import { profileOf } from '../../model/profile.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { explainMinimum } from './explain.ts'

const scenario: Scenario = {
  bridgecheck: 1,
  values: {
    api: {
      kind: 'object',
      in: 'isolated',
      properties: [
        { key: 'list', value: { value: 'list' } },
        { key: 'size', value: 3 },
      ],
    },
    list: { kind: 'function', in: 'isolated', form: 'method', script: { return: 7 } },
    query: { kind: 'object', in: 'main' },
  },
  steps: [
    { do: 'expose', key: 'api', value: { value: 'api' } },
    { do: 'call', in: 'main', at: { exposed: 'api', path: ['list'] }, args: [{ value: 'query' }] },
  ],
}

const contents: Scenario = {
  bridgecheck: 1,
  values: {
    map: { kind: 'map', in: 'isolated', entries: [['key', { value: 'error' }]] },
    error: { kind: 'error', in: 'isolated', class: 'Error', cause: 1 },
    buffer: { kind: 'arrayBuffer', in: 'isolated', bytes: [] },
    bytes: { kind: 'typedArray', in: 'isolated', array: 'Uint8Array', buffer: 'buffer', offset: 0, length: 0 },
  },
  steps: [
    { do: 'expose', key: 'api', value: { value: 'map' } },
    { do: 'expose', key: 'api2', value: { value: 'bytes' } },
  ],
}

/** Explains with a stand-in for the implementation: `shows` says which scenarios differ. */
function explain(shows: (candidate: Scenario) => boolean, maxTries = 1000, of = scenario) {
  return explainMinimum(of, {
    facts: usualFacts,
    own: 'newest',
    shown: predict(of, profileOf('26.0.0'), usualFacts).trace,
    maxTries,
    shows: async (candidates) => candidates.map(shows),
  })
}

const isFunction = ({ values }: Scenario): boolean => values.list?.kind === 'function'

describe('a minimal scenario', () => {
  it('is explained leaf by leaf: what would do as well in its place', async () => {
    const { leaves } = await explain((candidate) => isFunction(candidate) && candidate.values.query !== undefined)
    expect(leaves).toEqual([
      { at: 'property list of the value exposed as api', others: 'no other value' },
      { at: 'argument 1 of step 2', others: 'any object' },
      { at: 'what property list of the value exposed as api uses or returns', others: 'any value' },
      { at: 'property size of the value exposed as api', others: 'any value' },
    ])
  })

  it('names the others where only some would do', async () => {
    const { leaves } = await explain((candidate) => isFunction(candidate) && candidate.values.query?.kind === 'map')
    expect(leaves[1]!.others).toBe('also a map')
  })

  it('has leaves in maps and errors, and none where a view names its buffer', async () => {
    const { leaves } = await explain(() => true, 1000, contents)
    expect(leaves.map(({ at }) => at)).toEqual([
      'the value of entry 0 of the value exposed as api',
      'the cause of the value of entry 0 of the value exposed as api',
      'the key of entry 0 of the value exposed as api',
    ])
  })

  it('fits the versions whose rules give what was observed', async () => {
    expect((await explain(() => false)).fits).toEqual(['Electron 25 to 26'])
  })

  it('tries no more than it may', async () => {
    let tried = 0
    await explain(() => tried++ < 0, 15)
    expect(tried).toBeGreaterThan(0)
    expect(tried).toBeLessThanOrEqual(15)
  })
})
