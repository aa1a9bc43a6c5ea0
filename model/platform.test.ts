import { describe, expect, it } from 'vitest'
import { usualFacts } from './facts.ts'
import type { Held, HeldProperty, TraceEvent } from './observation.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { exoticElements, madeObjects } from './scenario/dom.ts'
import { validateScenario } from './scenario/scenario.ts'

// All of it seen in Electron 25.1.1 and 33.2.1.
const isolated = { in: 'isolated' } as const
const div = { kind: 'element', ...isolated, tag: 'div', properties: [{ key: 'extra', value: 1 }] }
const window = { kind: 'platform', ...isolated, of: 'window' }
const exposeApi = { do: 'expose', key: 'api', value: { value: 'api' } }

function events(values: object, steps: object[] = [exposeApi], profile = '33.2.1'): TraceEvent[] {
  const { trace } = predict(validateScenario({ bridgecheck: 1, values, steps }), profileOf(profile), usualFacts)
  return 'events' in trace ? trace.events : []
}

describe('an element', () => {
  it("arrives in the page's own wrapper, frozen and without what the preload put on its own", () => {
    expect(events({ api: div })[1]).toMatchObject({
      value: { is: 'element', proto: 'main:HTMLDivElement.prototype', tag: 'div', extensible: false, props: [] },
    })
  })

  it('is the same object again when it comes home', () => {
    const give = { kind: 'function', ...isolated, form: 'arrow', script: { return: { argument: 0 } } }
    const query = { kind: 'element', in: 'main', tag: 'span' }
    const call = { do: 'call', in: 'main', at: { exposed: 'api' }, args: [{ value: 'query' }] }
    expect(events({ api: give, query }, [exposeApi, call])[3]).toMatchObject({ returned: { own: 'query' } })
  })

  it.each([...exoticElements])('that is a %s ends its exposure with an error of the main world', (tag) => {
    const [done, exposed] = events({ api: { kind: 'element', ...isolated, tag } })
    expect(done).toMatchObject({ threw: { leak: 'error', message: 'Cannot freeze' } })
    expect(exposed).toMatchObject({ absent: true })
  })

  it.each([
    ['25.1.1', [{ threw: { is: 'error' } }, { absent: true }]],
    ['33.2.1', [{ returned: {} }, { value: { is: 'set', values: [{ is: 'object', props: [['extra', 'wec', 1]] }] } }]],
  ])('inside a set, under %s', (profile, seen) => {
    const api = { kind: 'set', ...isolated, values: [{ value: 'div' }] }
    expect(events({ api, div }, [exposeApi], profile)).toMatchObject(seen)
  })
})

it('a File arrives as the same file, in a wrapper of the page', () => {
  const api = { kind: 'blob', ...isolated, text: 'ü', type: 'text/plain', name: 'a.txt' }
  expect(events({ api })[1]).toMatchObject({
    value: { is: 'blob', proto: 'main:File.prototype', size: 2, type: 'text/plain', file: 'a.txt', extensible: false },
  })
})

it.each(madeObjects)('any other object of the platform, a %s, arrives stripped', (of) => {
  const own: Partial<Record<typeof of, unknown[]>> = {
    event: [['isTrusted', '-e-', false]],
    dataset: [['size', '-e-', 'large']],
    tokenList: [['0', '-e-', 'large']],
    imageData: [['data', '-e-', { is: 'typedArray', array: 'Uint8ClampedArray', extensible: true }]],
  }
  const props = own[of] ?? []
  expect(events({ api: { kind: 'platform', ...isolated, of } })[1]).toMatchObject({ value: { is: 'object', props } })
})

it('the ipcRenderer arrives with what it holds of its own: the usual, which an Electron session replaces', () => {
  const [, exposed] = events({ api: { kind: 'platform', ...isolated, of: 'ipcRenderer' } })
  const empty = { is: 'object', props: [] }
  expect(exposed).toMatchObject({
    value: {
      is: 'object',
      props: [
        ['_events', '-e-', empty],
        ['_eventsCount', '-e-', 0],
        ['_maxListeners', '-e-', { undefined: true }],
      ],
    },
  })
})

describe('the window of the preload', () => {
  const scenario = validateScenario({
    bridgecheck: 1,
    values: {
      api: { kind: 'function', ...isolated, form: 'function', script: { return: { value: 'window' } } },
      window,
    },
    steps: [exposeApi, { do: 'call', in: 'main', at: { exposed: 'api' }, args: [] }],
  })

  it('arrives as a plain object with what an adapter found there, as it is shared', () => {
    const place: Held = { object: [['href', 'about:blank']] }
    const held: HeldProperty[] = [
      ['self', { again: 0 }],
      ['stop', { function: true }],
      ['location', place],
      ['origin', { again: 2 }],
      ['halt', { again: 1 }],
    ]
    const facts = { ...usualFacts, isolated: { ...usualFacts.isolated, held: { window: held } } }
    const { trace } = predict(scenario, profileOf('33.2.1'), facts)
    const [, , called, done] = 'events' in trace ? trace.events : []
    expect(called).toMatchObject({ receiver: { global: true } })
    expect(done).toMatchObject({
      returned: {
        is: 'object',
        proto: 'main:Object.prototype',
        props: [
          ['self', 'wec', { seen: 2 }],
          ['stop', 'wec', { is: 'function', bare: true }],
          ['location', 'wec', { id: 4, props: [['href', 'wec', 'about:blank']] }],
          ['origin', 'wec', { seen: 4 }],
          ['halt', 'wec', { seen: 3 }],
        ],
      },
    })
  })

  it('is inapplicable where nobody knows what it holds', () => {
    const { main } = usualFacts
    const { unmodelled } = predict(scenario, profileOf('33.2.1'), { isolated: main, main })
    expect(unmodelled).toBe('a global object crosses')
  })
})

it("says nothing of what a function of ipcRenderer's does, or how it looks", () => {
  const isolatedFacts = { ...usualFacts.isolated, held: { ipcRenderer: [['send', { function: true }]] } }
  const facts = { ...usualFacts, isolated: isolatedFacts } as typeof usualFacts
  const api = { kind: 'platform', ...isolated, of: 'ipcRenderer' }
  const takesOne = { kind: 'function', ...isolated, form: 'arrow', script: {} }
  const send = { exposed: 'api', path: ['send'] }
  const exposeBoth = [exposeApi, { do: 'expose', key: 'takesOne', value: { value: 'takesOne' } }]
  const said = (step: object) =>
    predict(
      validateScenario({ bridgecheck: 1, values: { api, takesOne }, steps: [...exposeBoth, step] }),
      profileOf('33.2.1'),
      facts,
    ).unmodelled
  expect(said({ do: 'read', in: 'main', at: send })).toBe(undefined)
  expect(said({ do: 'call', in: 'main', at: send, args: [] })).toBe("a call of a function of the host's own")
  const sentHome = { do: 'call', in: 'main', at: { exposed: 'takesOne' }, args: [send] }
  expect(said(sentHome)).toBe("how a function of the host's own looks")
})

it('a thrown DOMException has a message, and so arrives as an error', () => {
  const fn = { kind: 'function', ...isolated, form: 'arrow', script: { throw: { value: 'exception' } } }
  const exception = { kind: 'platform', ...isolated, of: 'domException' }
  const call = { do: 'call', in: 'main', at: { exposed: 'api' }, args: [] }
  expect(events({ api: fn, exception }, [exposeApi, call])[3]).toMatchObject({
    threw: { is: 'error', props: [['message', 'w-c', 'not done']] },
  })
})

it('what an event has of its own is lost while the exception of a getter is pending', () => {
  const event = { kind: 'platform', ...isolated, of: 'event' }
  const properties = [
    { key: 'a', throws: 0 },
    { key: 'b', value: { value: 'event' } },
  ]
  const api = { kind: 'object', ...isolated, properties }
  const trusted = [['isTrusted', '-e-', false]]
  expect(events({ api, event }, [exposeApi], '25.1.1')[1]).toMatchObject({
    value: { props: [['b', '-e-', { props: [] }]] },
  })
  expect(events({ api, event })[1]).toMatchObject({ value: { props: [['b', '-e-', { props: trusted }]] } })
  const image = { ...event, of: 'imageData' }
  expect(events({ api, event: image }, [exposeApi], '25.1.1')[1]).toMatchObject({
    value: { props: [['b', '-e-', { props: [['data', '-e-', { array: 'Uint8ClampedArray' }]] }]] },
  })
})

it.each([
  ['isolated', 'patched first', true],
  ['isolated', 'patched later', true],
  ['main', 'patched elsewhere', false],
])('says nothing of a stream beside a Promise of the world %s that is %s', (patched, when, isUnmodelled) => {
  const stream = { kind: 'platform', ...isolated, of: 'readableStream' }
  const patch = { do: 'patch', in: patched, what: 'Promise[Symbol.species]' }
  const steps = when === 'patched first' ? [patch, exposeApi] : [exposeApi, patch]
  const scenario = validateScenario({ bridgecheck: 1, values: { api: stream }, steps })
  const { unmodelled } = predict(scenario, profileOf('33.2.1'), usualFacts)
  expect(unmodelled).toBe(isUnmodelled ? 'a stream beside a patched Promise' : undefined)
})
