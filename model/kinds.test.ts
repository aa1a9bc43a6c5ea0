import { describe, expect, it } from 'vitest'
import { usualFacts } from './facts.ts'
import type { TraceEvent } from './observation.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { validateScenario } from './scenario/scenario.ts'
import { builtins } from './scenario/words.ts'

const cloneError = { threw: { is: 'error', props: [['message', 'w-c', 'An object could not be cloned.']] } }

function exposing(values: object): TraceEvent[] {
  return eventsOf({ values, steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }] })
}

function eventsOf(scenario: object): TraceEvent[] {
  const { trace } = predict(validateScenario({ bridgecheck: 1, ...scenario }), profileOf('newest'), usualFacts)
  return 'events' in trace ? trace.events : []
}

const isolated = { in: 'isolated' } as const

describe('a builtin without content', () => {
  // Electron asks for internal slots by a list; what it does not name counts as a plain object. Seen in 25.1.1 and 33.2.1.
  const stripped = [
    'weakRef',
    'finalizationRegistry',
    'arrayIterator',
    'stringIterator',
    'regexpIterator',
    'numberFormat',
    'dateTimeFormat',
    'collator',
    'pluralRules',
    'segmenter',
    'segments',
    'displayNames',
    'listFormat',
    'relativeTimeFormat',
    'locale',
    'wasmTable',
    'wasmGlobal',
    'wasmInstance',
    'wasmTag',
    'wasmException',
  ]

  const others = builtins.filter((of) => of !== 'wasmModule')

  it.each(others)('%s arrives as an empty object, or is refused', (of) => {
    const [done, exposed] = exposing({ api: { kind: 'builtin', ...isolated, of } })
    if (stripped.includes(of)) expect(exposed).toMatchObject({ value: { is: 'object', extensible: false, props: [] } })
    else expect(done).toMatchObject(cloneError)
  })

  it.each(others)('%s is refused inside a map', (of) => {
    const inner = { kind: 'builtin', ...isolated, of }
    expect(exposing({ api: { kind: 'map', ...isolated, entries: [[1, { value: 'inner' }]] }, inner })[0]).toMatchObject(
      cloneError,
    )
  })
})

describe('binary data', () => {
  const buffer = { kind: 'arrayBuffer', ...isolated, bytes: [1, 2, 3], maxLength: 8 }

  it('keeps how far a buffer can grow', () => {
    expect(exposing({ api: buffer })[1]).toMatchObject({ value: { is: 'arrayBuffer', bytes: '010203', max: 8 } })
  })

  it('of a DataView comes with its whole buffer, and the view is frozen where a typed array is not', () => {
    const view = { kind: 'dataView', ...isolated, buffer: 'buffer', offset: 1, length: 2 }
    const [, exposed] = exposing({ api: view, buffer })
    expect(exposed).toMatchObject({
      value: { is: 'dataView', offset: 1, length: 2, buffer: { bytes: '010203' }, extensible: false },
    })
    const array = { kind: 'typedArray', ...isolated, array: 'Int8Array', buffer: 'buffer', offset: 1, length: 2 }
    expect(exposing({ api: array, buffer })[1]).toMatchObject({ value: { is: 'typedArray', extensible: true } })
  })
})

// The numbers were seen in Electron 25.1.1 and 33.2.1.
describe('a view of a buffer that is resized', () => {
  const get = { kind: 'function', ...isolated, form: 'arrow', script: { return: { value: 'view' } } }
  const memory = { kind: 'arrayBuffer', ...isolated, bytes: [1, 2, 3, 4], maxLength: 8 }
  const arrivingAt = (length: number, view: object) =>
    eventsOf({
      values: { get, memory, view: { ...isolated, buffer: 'memory', offset: 2, ...view } },
      steps: [
        { do: 'expose', key: 'get', value: { value: 'get' } },
        { do: 'mutate', in: 'isolated', at: { value: 'memory' }, change: { resize: length } },
        { do: 'call', in: 'main', at: { exposed: 'get' }, args: [] },
      ],
    }).at(-1)

  it.each([
    [{ kind: 'typedArray', array: 'Uint16Array' }, 7, { offset: 2, length: 2 }],
    [{ kind: 'typedArray', array: 'Uint16Array' }, 3, { offset: 2, length: 0 }],
    [{ kind: 'dataView' }, 7, { offset: 2, length: 5 }],
    [{ kind: 'dataView', length: 1 }, 7, { offset: 2, length: 1 }],
  ])('%j follows it to %i bytes, unless it has a length', (view, length, extent) => {
    expect(arrivingAt(length, view)).toMatchObject({ returned: extent })
  })

  it.each([
    [{ kind: 'typedArray', array: 'Int8Array' }, 1],
    [{ kind: 'typedArray', array: 'Int8Array', length: 2 }, 3],
    [{ kind: 'dataView' }, 1],
  ])('%j is refused where it lies outside of %i bytes', (view, length) => {
    expect(arrivingAt(length, view)).toMatchObject({
      threw: { props: [['message', 'w-c', 'Uncaught Error: An object could not be cloned.']] },
    })
  })

  it.each([9, 5])('a page that has a copy changes that one only, and none that is not resizable: %i', (length) => {
    const view = { kind: 'typedArray', array: 'Int8Array', ...isolated, buffer: 'memory', offset: 0 }
    const fixed = { kind: 'arrayBuffer', ...isolated, bytes: [] }
    const events = eventsOf({
      values: { get, memory, view, fixed },
      steps: [
        { do: 'expose', key: 'get', value: { value: 'get' } },
        { do: 'call', in: 'main', at: { exposed: 'get' }, args: [], as: 'copy' },
        { do: 'mutate', in: 'main', at: { result: 'copy' }, change: { resize: length } },
        { do: 'mutate', in: 'isolated', at: { value: 'fixed' }, change: { resize: 0 } },
        { do: 'read', in: 'isolated', at: { value: 'memory' } },
      ],
    })
    expect(events.slice(-3)).toMatchObject([
      { changed: length <= 8 },
      { changed: false },
      { value: { bytes: '01020304' } },
    ])
  })
})

describe('a getter that runs a function', () => {
  const run = { kind: 'function', ...isolated, form: 'method', script: { return: 'lost' } }
  const api = { kind: 'object', ...isolated, properties: [{ key: 'a', get: 1, runs: { value: 'run' } }] }

  it('calls it on what it is read of, before what it gives is copied', () => {
    expect(exposing({ api, run })).toMatchObject([
      { on: 'called', in: 'isolated', function: 'run', receiver: { own: 'api' }, args: [] },
      { on: 'done' },
      { on: 'exposed', value: { props: [['a', '-e-', 1]] } },
    ])
  })

  it('throws what it throws', () => {
    const throwing = { ...run, script: { throw: 'no' } }
    const [, done] = exposing({ api, run: throwing })
    expect(done).toMatchObject({ on: 'done', threw: 'no' })
  })
})

describe('a getter that deletes a key before its turn', () => {
  const second = { key: 'second', value: 2 }
  const forgetful = { kind: 'object', ...isolated, properties: [{ key: 'first', get: 1, deletes: 'second' }, second] }
  const props = (values: object) => (exposing(values)[1] as { value: { props: unknown[] } }).value.props

  it('keeps it from being copied', () => {
    expect(props({ api: forgetful })).toEqual([['first', '-e-', 1]])
  })

  it('lets what is inherited under that key be copied', () => {
    const inherited = { kind: 'object', ...isolated, properties: [{ ...second, value: 'inherited' }] }
    expect(props({ api: { ...forgetful, prototype: { value: 'inherited' } }, inherited })).toEqual([
      ['first', '-e-', 1],
      ['second', '-e-', 'inherited'],
    ])
  })

  it('leaves undefined in an array, whose length was read', () => {
    const list = { kind: 'array', ...isolated, items: [{ get: 1, deletes: '1' }, 2] }
    expect(props({ api: list })).toContainEqual(['1', '-e-', { undefined: true }])
  })

  it('and nothing in a structured clone, also of what is inherited', () => {
    const map = { kind: 'map', ...isolated, entries: [['key', { value: 'object' }]] }
    const clone = { is: 'object', props: [['first', 'wec', 1]] }
    const inherited = { kind: 'object', ...isolated, properties: [second] }
    const object = { ...forgetful, prototype: { value: 'inherited' } }
    expect(exposing({ api: map, object, inherited })[1]).toMatchObject({ value: { entries: [['key', clone]] } })
  })

  it('says nothing where an intrinsic has the key', () => {
    const properties = [
      { key: 'first', get: 1, deletes: 'toString' },
      { key: 'toString', value: 2 },
    ]
    const values = { api: { ...forgetful, properties } }
    const steps = [{ do: 'expose', key: 'api', value: { value: 'api' } }]
    const { unmodelled } = predict(validateScenario({ bridgecheck: 1, values, steps }), profileOf('newest'), usualFacts)
    expect(unmodelled).toBe('a key that a getter deleted, where an intrinsic may have it')
  })
})
