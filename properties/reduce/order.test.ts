import { describe, expect, test } from 'vitest'
import type { ValueNode } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Step } from '../../model/scenario/step.ts'
import { isSimpler, rankOf } from './order.ts'

const expose: Step = { do: 'expose', key: 'api', value: { value: 'it' } }
const exposing = (node: object, ...steps: Step[]): Scenario => ({
  bridgecheck: 1,
  values: { it: { in: 'isolated', ...node } as ValueNode },
  steps: [expose, ...steps],
})
const called: Step = { do: 'call', in: 'main', at: { exposed: 'api' }, args: [] }
const fn = (form: string, script: object = {}) => ({ kind: 'function', form, script })
const error = (name: string) => ({ kind: 'error', class: name, message: '' })
const property = (of: object) => ({ kind: 'object', properties: [{ key: 'a', ...of }] })

describe('a scenario is simpler', () => {
  test.each<[string, Scenario, Scenario]>([
    ['with fewer steps, whatever its words', exposing(fn('asyncGenerator')), exposing(fn('arrow'), called)],
    ['with an exposure and a call', exposing(fn('arrow'), called), exposing(fn('arrow'), { do: 'execute', args: [] })],
    ['by its form, though "async" is shorter', exposing(fn('function')), exposing(fn('async'))],
    ['by its form, though "proxy" is shorter', exposing(fn('method')), exposing(fn('proxy'))],
    ['by its class, though "URIError" is shorter', exposing(error('TypeError')), exposing(error('URIError'))],
    ['by its class, though both are as long', exposing(error('RangeError')), exposing(error('SyntaxError'))],
    ['with data, though "get" is shorter', exposing(property({ value: 1 })), exposing(property({ get: 1 }))],
    ['with a number, though it is longer', exposing(property({ value: 12345 })), exposing(property({ value: true }))],
    ['with a result', exposing(fn('arrow', { return: 0 })), exposing(fn('arrow', { throw: 0 }))],
    ['with a call', exposing(fn('arrow'), called), exposing(fn('arrow'), { ...called, do: 'construct' })],
    ['with the lower of two numbers as long', exposing(property({ value: 5 })), exposing(property({ value: 9 }))],
  ])('%s', (_, simpler, other) => {
    expect(isSimpler(rankOf(simpler), rankOf(other))).toBe(true)
    expect(isSimpler(rankOf(other), rankOf(simpler))).toBe(false)
  })

  test('than another but never than itself', () => {
    const one = rankOf(exposing(fn('arrow')))
    expect(isSimpler(one, one)).toBe(false)
  })
})
