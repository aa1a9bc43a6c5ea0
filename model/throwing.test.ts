import { describe, expect, it } from 'vitest'
import { usualFacts } from './facts.ts'
import type { TraceEvent } from './observation.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { validateScenario } from './scenario/scenario.ts'

/** What becomes of a throwing getter (or message) on its way: seen in Electron 25.1.1 and 33.2.1, newest from #53289. */
const bad = {
  kind: 'object',
  in: 'isolated',
  properties: [
    { key: 'a', throws: 'boom' },
    { key: 'b', value: 1 },
  ],
}
const badError = {
  kind: 'error',
  in: 'isolated',
  class: 'RangeError',
  properties: [{ key: 'message', throws: 'boom' }],
}

function predicted(values: object, steps: object[], profile: string) {
  return predict(validateScenario({ bridgecheck: 1, values, steps }), profileOf(profile), usualFacts)
}

function events(values: object, steps: object[], profile: string): TraceEvent[] {
  const { trace } = predicted(values, steps, profile)
  return 'events' in trace ? trace.events : []
}

const expose = (value: string) => ({ do: 'expose', key: 'api', value: { value } })
const call = { do: 'call', in: 'main', at: { exposed: 'api' }, args: [] }
const returning = (value: string) => ({
  kind: 'function',
  in: 'isolated',
  form: 'arrow',
  script: { return: { value } },
})

describe('a getter that throws', () => {
  it.each([
    ['25.1.1', { threw: 'boom' }, { value: { props: [['b', '-e-', 1]] } }],
    ['33.2.1', { returned: { undefined: true } }, { value: { props: [['b', '-e-', 1]] } }],
    ['newest', { threw: 'boom' }, { absent: true }],
  ])('of an exposed API, under %s', (profile, done, exposed) => {
    const seen = events({ bad }, [expose('bad')], profile)
    expect(seen[0]).toMatchObject(done)
    expect(seen[1]).toMatchObject(exposed)
  })

  it.each(['25.1.1', '33.2.1', 'newest'])('of a result makes the call throw, under %s', (profile) => {
    const [, , , done] = events({ fn: returning('bad'), bad }, [expose('fn'), call], profile)
    expect(done).toMatchObject({ threw: { is: 'error', props: [['message', 'w-c', 'Uncaught boom']] } })
  })

  it.each(['25.1.1', '33.2.1', 'newest'])('of a settled value rejects, under %s', (profile) => {
    const promise = { kind: 'promise', in: 'isolated', fulfilled: { value: 'bad' } }
    const seen = events(
      { promise, bad },
      [expose('promise'), { do: 'await', in: 'main', at: { exposed: 'api' } }],
      profile,
    )
    expect(seen[2]).toMatchObject({ state: 'rejected', value: { props: [['message', 'w-c', 'Uncaught boom']] } })
  })

  it('before a freeze that is refused ends the renderer where V8 keeps it pending', () => {
    const form = { kind: 'element', in: 'isolated', tag: 'form' }
    const api = { ...bad, properties: [{ key: 'form', value: { value: 'form' } }, ...bad.properties] }
    const shown = (profile: string) => predicted({ api, form }, [expose('api')], profile)
    expect(shown('25.1.1')).toMatchObject({ trace: { crash: true }, fatal: 'EXCEPTION-PENDING' })
    expect(shown('33.2.1').trace).toMatchObject({
      events: [{ threw: { leak: 'error', message: 'Cannot freeze' } }, {}],
    })
    expect(shown('newest').trace).toMatchObject({ events: [{ threw: 'boom' }, { absent: true }] })
  })

  it('before a string object is frozen again keeps the API from being exposed where V8 keeps it pending', () => {
    const title = { kind: 'boxed', in: 'isolated', primitive: 'Notes' }
    const refer = (key: string, value: string) => ({ key, value: { value } })
    const api = { ...bad, properties: [refer('title', 'title'), refer('name', 'title'), ...bad.properties] }
    const [done, exposed] = events({ api, title }, [expose('api')], '25.1.1')
    expect([done, exposed]).toMatchObject([{ threw: 'boom' }, { absent: true }])
    expect(events({ api, title }, [expose('api')], '33.2.1')[1]).not.toHaveProperty('absent')
    // A way back to what holds it is none.
    const ring = { ...bad, properties: [refer('self', 'ring'), refer('title', 'title'), ...bad.properties] }
    expect(events({ ring, title }, [expose('ring')], '25.1.1')[1]).not.toHaveProperty('absent')
  })

  it('of an argument is left out, thrown, or where V8 keeps it pending thrown where the callee starts', () => {
    const values = { fn: returning('fn'), bad: { ...bad, in: 'main' } }
    const steps = [expose('fn'), { ...call, args: [{ value: 'bad' }] }]
    expect(events(values, steps, '33.2.1')[2]).toMatchObject({ args: [{ props: [['b', 'wec', 1]] }] })
    expect(events(values, steps, 'newest')[2]).toMatchObject({ on: 'done', threw: 'boom' })
    const message = /^An unknown exception occurred/
    expect(events(values, steps, '25.1.1')[2]).toMatchObject({
      on: 'done',
      threw: { props: [['message', 'w-c', expect.stringMatching(message)]] },
    })
  })

  it.each([
    ['async', { on: 'settled', state: 'rejected', value: 'boom' }],
    ['class', { on: 'settled', state: 'no promise' }],
  ])('of an argument of a function that is %s shows as the function has it', (form, settled) => {
    const fn = { ...returning('fn'), form }
    const steps = [
      expose('fn'),
      { ...call, args: [{ value: 'bad' }], as: 'result' },
      { do: 'await', in: 'main', at: { result: 'result' } },
    ]
    const seen = events({ fn, bad: { ...bad, in: 'main' } }, steps, '25.1.1')
    expect(seen.map(({ on }) => on)).toEqual(['done', 'exposed', 'done', 'settled'])
    expect(seen[3]).toMatchObject(settled)
  })

  it('keeps an error from being cloned while V8 has it pending, but of a result it is thrown itself', () => {
    const map = { kind: 'map', in: 'isolated', entries: [[1, { value: 'error' }]] }
    const error = { kind: 'error', in: 'isolated', class: 'TypeError' }
    const api = { ...bad, properties: [...bad.properties, { key: 'map', value: { value: 'map' } }] }
    const [done, exposed] = events({ api, map, error }, [expose('api')], '25.1.1')
    expect(done).toMatchObject({ threw: { props: [['message', 'w-c', 'An object could not be cloned.']] } })
    expect(exposed).toMatchObject({ absent: true })
    const returned = events({ fn: returning('api'), api, map, error }, [expose('fn'), call], '25.1.1')[3]
    expect(returned).toMatchObject({ threw: { props: [['message', 'w-c', 'Uncaught boom']] } })
  })

  it('leaves open what a getter meets that makes an object meanwhile', () => {
    const api = { ...bad, properties: [...bad.properties, { key: 'c', get: { value: 'list' } }] }
    const list = { kind: 'array', in: 'isolated', items: [] }
    expect(predicted({ api, list }, [expose('api')], '25.1.1').unmodelled).toBe(
      'a getter that makes an object while an exception is pending',
    )
  })
})

describe("an error's message", () => {
  it.each([
    ['that throws', badError, '33.2.1', 'Uncaught RangeError'],
    ['that is no string', { ...badError, properties: [{ key: 'message', value: 5 }] }, 'newest', 'Uncaught RangeError'],
    ['that is got', { ...badError, properties: [{ key: 'message', get: 'got' }] }, 'newest', 'got'],
    ['that it does not have', { ...badError, properties: [] }, 'newest', ''],
  ])('%s', (_, error, profile, message) => {
    expect(events({ error }, [expose('error')], profile)[1]).toMatchObject({
      value: { is: 'error', proto: 'main:Error.prototype', props: [['message', '---', message]] },
    })
  })

  it('that throws ends the conversion since #53289', () => {
    expect(events({ badError }, [expose('badError')], 'newest')).toMatchObject([{ threw: 'boom' }, { absent: true }])
  })
})

describe("V8's text for what was thrown", () => {
  const thrown = {
    plain: { kind: 'object', in: 'isolated' },
    named: { kind: 'object', in: 'isolated', properties: [{ key: { symbol: '@@toStringTag' }, value: 'Tag' }] },
    bare: { kind: 'object', in: 'isolated', prototype: null },
    map: { kind: 'map', in: 'isolated', entries: [] },
    array: { kind: 'array', in: 'isolated', items: [] },
    error: { kind: 'error', in: 'isolated', class: 'TypeError', message: 'no' },
    memory: { kind: 'arrayBuffer', in: 'isolated', bytes: [] },
    room: { kind: 'arrayBuffer', in: 'isolated', bytes: [], maxLength: 1 },
    bytes: { kind: 'typedArray', in: 'isolated', array: 'Uint8Array', buffer: 'memory', offset: 0, length: 0 },
    growing: { kind: 'typedArray', in: 'isolated', array: 'Uint8Array', buffer: 'room', offset: 0, length: 0 },
  }
  // Both Electrons: a result's text is made in the world of the exception, a settlement's in the other.
  it.each([
    [{ value: 'plain' }, '#<Object>', '[object Object]'],
    [{ value: 'named' }, '#<Object>', '[object Tag]'],
    [{ value: 'bare' }, '[object Object]', '[object Object]'],
    [{ value: 'map' }, '#<Map>', '[object Map]'],
    [{ value: 'array' }, '[object Array]', '[object Array]'],
    [{ value: 'bytes' }, '[object Uint8Array]', '[object Uint8Array]'],
    [{ value: 'growing' }, '[object Object]', '[object Object]'],
    [{ value: 'error' }, 'TypeError: no', 'TypeError: no'],
    [{ symbol: '@@iterator' }, 'Symbol(Symbol.iterator)', 'Symbol(Symbol.iterator)'],
    [{ symbol: 'unique:a' }, 'Symbol(isolated.a)', 'Symbol(isolated.a)'],
    [{ number: '-0' }, '0', '0'],
  ])('%j', (throws, ofResult, ofSettlement) => {
    const values = {
      ...thrown,
      bad: { kind: 'object', in: 'isolated', properties: [{ key: 'a', throws }] },
      fn: returning('bad'),
      promise: { kind: 'promise', in: 'isolated', fulfilled: { value: 'bad' } },
    }
    const message = (text: string) => ({ props: [['message', 'w-c', `Uncaught ${text}`]] })
    expect(events(values, [expose('fn'), call], '33.2.1')[3]).toMatchObject({ threw: message(ofResult) })
    const settled = events(values, [expose('promise'), { do: 'await', in: 'main', at: { exposed: 'api' } }], '33.2.1')
    expect(settled[2]).toMatchObject({ value: message(ofSettlement) })
  })
})
