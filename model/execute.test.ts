import { describe, expect, it } from 'vitest'
import { usualFacts } from './facts.ts'
import type { TraceEvent } from './observation.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { validateScenario } from './scenario/scenario.ts'

/** What the model says of one step in which the main world executes `func`, a function with this script. */
function executing(script: object, args: unknown[] = [], values: object = {}, profile = 'newest') {
  const func = { kind: 'function', in: 'main', form: 'function', script }
  const steps = [{ do: 'execute', func: { value: 'func' }, args }]
  const scenario = validateScenario({ bridgecheck: 1, values: { func, ...values }, steps })
  const { trace, applied, unmodelled } = predict(scenario, profileOf(profile), usualFacts)
  const events: TraceEvent[] = 'events' in trace ? trace.events : []
  return { events, last: events.at(-1), rules: applied.map(({ rule }) => rule), unmodelled }
}

const error = (properties: object[] = []) => ({
  error: { kind: 'error', in: 'main', class: 'TypeError', message: 'no', properties },
})
const leak = (message: string) => ({ on: 'done', threw: { leak: 'error', message } })
const message = (text: string) => ({ on: 'done', threw: { is: 'error', props: [['message', 'w-c', text]] } })

describe('executeInMainWorld', () => {
  it('calls without a receiver, with arguments that crossed together, and gives a copy of the result', () => {
    const item = { kind: 'object', in: 'isolated' }
    const { events } = executing({ return: { argument: 0 } }, [{ value: 'item' }, { value: 'item' }], { item })
    expect(events).toMatchObject([
      { on: 'called', in: 'main', receiver: null, args: [{ is: 'object' }, { seen: 1 }] },
      { on: 'done', in: 'isolated', returned: { is: 'object', proto: 'isolated:Object.prototype' } },
    ])
  })

  it('is not there before Electron 35', () => {
    expect(executing({}, [], {}, '34.5.8').events).toEqual([{ on: 'done', step: 0, in: 'isolated', nothing: true }])
    expect(executing({}, [], {}, '35.0.0').rules).toContain('EXEC-RUN')
  })

  it.each<[string, object, object, string]>([
    ['an error', { throw: { value: 'error' } }, error(), 'TypeError: no'],
    ['an error with another name', { throw: { value: 'error' } }, error([{ key: 'name', value: 1 }]), '1: no'],
    ['a number', { throw: 1 }, {}, '1'],
    ['a symbol', { throw: { symbol: 'for:app' } }, {}, 'Unknown error during function execution'],
    ['a string that no string of C is', { throw: 'a\ud800b\0c' }, {}, 'a\ufffdb'],
    [
      'an error whose name throws',
      { throw: { value: 'error' } },
      error([{ key: 'name', throws: 1 }]),
      'Unknown error during function execution',
    ],
    ['an object', { throw: { value: 'plain' } }, { plain: { kind: 'object', in: 'main' } }, '[object Object]'],
    [
      'an object without a string',
      { throw: { value: 'plain' } },
      { plain: { kind: 'object', in: 'main', prototype: null } },
      'Unknown error during function execution',
    ],
  ])('tells the string of what is thrown, of %s, as an error of the main world', (_, script, values, text) => {
    expect(executing(script, [], values).last).toMatchObject(leak(text))
  })

  it('leaves open what objects with a string of their own say', () => {
    const list = { list: { kind: 'array', in: 'main', items: [1] } }
    expect(executing({ throw: { value: 'list' } }, [], list).unmodelled).toBe('the string of a value of kind array')
  })

  it('says which argument can not be converted, as an error of the main world', () => {
    const weak = { weak: { kind: 'builtin', in: 'isolated', of: 'weakMap' } }
    const { events, last } = executing({}, [1, { value: 'weak' }], weak)
    expect(events).toHaveLength(1)
    expect(last).toMatchObject(leak('Failed to proxy argument at index 1'))
  })

  it('does not notice what a getter of the result throws, where the rest can be converted', () => {
    const result = {
      result: {
        kind: 'object',
        in: 'main',
        properties: [
          { key: 'a', throws: 1 },
          { key: 'b', value: 2 },
        ],
      },
    }
    const script = { return: { value: 'result' } }
    expect(executing(script, [], result, '35.0.0').last).toMatchObject({ returned: { props: [['b', 'wec', 2]] } })
    expect(executing(script, [], result).last).toMatchObject(message('1'))
  })

  it('says why the result can not be converted, as an error of the preload', () => {
    const weak = { weak: { kind: 'builtin', in: 'main', of: 'weakMap' } }
    expect(executing({ return: { value: 'weak' } }, [], weak).last).toMatchObject(
      message('Error: An object could not be cloned.'),
    )
  })

  it('refuses what has no function', () => {
    const scenario = validateScenario({ bridgecheck: 1, values: {}, steps: [{ do: 'execute', args: [] }] })
    const done = (profile: string) => predict(scenario, profileOf(profile), usualFacts).trace
    expect(done('newest')).toMatchObject({ events: [message("Function 'func' is required in script")] })
    expect(done('39.8.0')).toMatchObject({ events: [{ threw: { proto: 'isolated:Error.prototype' } }] })
    expect(done('40.0.0')).toMatchObject({ events: [{ threw: { proto: 'isolated:TypeError.prototype' } }] })
  })

  it('takes functions of the main world only', () => {
    const steps = [{ do: 'execute', func: { value: 'mine' }, args: [] }]
    const mine = { kind: 'function', in: 'isolated', form: 'arrow', script: {} }
    expect(() => validateScenario({ bridgecheck: 1, values: { mine }, steps })).toThrow(
      'steps[0] executes mine, which is no function of the main world.',
    )
  })
})
