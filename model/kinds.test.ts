import { describe, expect, it } from 'vitest'
import { usualFacts } from './facts.ts'
import type { TraceEvent } from './observation.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { validateScenario } from './scenario/scenario.ts'
import { builtins } from './scenario/words.ts'

const cloneError = { threw: { is: 'error', props: [['message', 'w-c', 'An object could not be cloned.']] } }

function exposing(values: object): TraceEvent[] {
  const steps = [{ do: 'expose', key: 'api', value: { value: 'api' } }]
  const { trace } = predict(validateScenario({ bridgecheck: 1, values, steps }), profileOf('newest'), usualFacts)
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
