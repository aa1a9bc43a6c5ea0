import { describe, expect, test } from 'vitest'
import { usualFacts } from '../model/facts.ts'
import { predict } from '../model/predict.ts'
import { profileOf } from '../model/profile.ts'
import { caseAt } from './cases.ts'
import { measureCase, measureDistribution } from './measure.ts'

describe('what the generator draws', () => {
  const predictions = Array.from({ length: 2000 }, (_, index) => {
    const scenario = caseAt(21, index)
    return { scenario, prediction: predict(scenario, profileOf('newest'), usualFacts) }
  })
  const distribution = measureDistribution(
    predictions.map(({ scenario, prediction }) => measureCase(scenario, prediction.trace)),
  )

  const share = new Map(distribution.traits)
  const median = (sizes: readonly number[]) => [...sizes].sort((a, b) => a - b)[sizes.length / 2]

  test('has interesting combinations often', () => {
    expect(share.get('one node twice in one crossing')).toBeGreaterThanOrEqual(0.15)
    expect(share.get('a cycle')).toBeGreaterThanOrEqual(0.15)
    expect(share.get('a callback that is called with an object')).toBeGreaterThanOrEqual(0.15)
    expect(share.get('a promise inside a container')).toBeGreaterThanOrEqual(0.15)
    expect(share.get('more than one function called')).toBeGreaterThanOrEqual(0.3)
  })

  test('seldom fails at exposure', () => {
    expect(share.get('an exposure that fails')).toBeLessThanOrEqual(0.2)
    expect(share.get('an exposure that fails')).toBeGreaterThan(0.01)
  })

  test('is large enough, and of many sizes', () => {
    expect(median(distribution.values)).toBeGreaterThanOrEqual(12)
    expect(median(distribution.steps)).toBeGreaterThanOrEqual(3)
    const sizes = new Set(predictions.map(({ scenario }) => Object.keys(scenario.values).length))
    expect(sizes.size).toBeGreaterThan(15)
  })

  test('never ends a world by looping', () => {
    expect(predictions.filter(({ prediction }) => 'hang' in prediction.trace)).toEqual([])
  })

  test('is modelled, almost always', () => {
    const unmodelled = predictions.filter(({ prediction }) => prediction.unmodelled !== undefined)
    expect(unmodelled.length).toBeLessThan(predictions.length * 0.03)
  })
})

describe('measureCase', () => {
  test('sees sharing, cycles and promises in containers within one crossing', () => {
    const measured = measureCase({
      bridgecheck: 1,
      values: {
        api: {
          kind: 'object',
          in: 'isolated',
          properties: [
            { key: 'a', value: { value: 'leaf' } },
            { key: 'b', value: { value: 'leaf' } },
            { key: 'self', value: { value: 'api' } },
          ],
        },
        leaf: { kind: 'object', in: 'isolated', properties: [{ key: 'later', value: { value: 'later' } }] },
        later: { kind: 'promise', in: 'isolated' },
      },
      steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }],
    })
    expect(measured).toMatchObject({ nodes: 3, steps: 1, shared: true, cyclic: true, promiseInContainer: true })
  })
})
