import { describe, expect, it } from 'vitest'
import { compare, signatureOf } from './compare.ts'
import { usualFacts } from './facts.ts'
import type { TraceEvent } from './observation.ts'
import { predict } from './predict.ts'
import { profileOf } from './profile.ts'
import { type Scenario, validateScenario } from './scenario/scenario.ts'

const scenario = (values: object, steps: object[]): Scenario => validateScenario({ bridgecheck: 1, values, steps })
const run = (of: Scenario, profile = 'newest') => predict(of, profileOf(profile), usualFacts)
const events = (of: Scenario, profile?: string): TraceEvent[] => {
  const { trace } = run(of, profile)
  if (!('events' in trace)) throw new Error('no events')
  return trace.events
}

const fn = (world: string, script: object = {}, form = 'function') => ({ kind: 'function', in: world, form, script })
const object = (world: string, entries: Record<string, unknown>) => ({
  kind: 'object',
  in: world,
  properties: Object.entries(entries).map(([key, value]) => ({ key, value })),
})
const expose = (name: string) => ({ do: 'expose', key: 'api', value: { value: name } })
const call = (path: string[], args: unknown[] = [], as?: string) => ({
  do: 'call',
  in: 'main',
  at: { exposed: 'api', path },
  args,
  ...(as === undefined ? {} : { as }),
})

describe('the model', () => {
  it('copies and freezes what is exposed, and leaves results alone', () => {
    const [, exposed, , result] = events(
      scenario({ api: object('isolated', { f: { value: 'f' } }), f: fn('isolated', { return: { value: 'api' } }) }, [
        expose('api'),
        call(['f']),
      ]),
    )
    expect(exposed).toMatchObject({
      flags: '-e-',
      value: { is: 'object', extensible: false, props: [['f', '-e-', { is: 'function' }]] },
    })
    expect(result).toMatchObject({
      returned: { is: 'object', extensible: true, props: [['f', 'wec', { is: 'function' }]] },
    })
  })

  it.each([
    ['25.1.1', { own: 'f' }],
    ['newest', { own: 'api' }],
  ])('gives a method its receiver as %s does', (profile, receiver) => {
    const of = scenario({ api: object('isolated', { f: { value: 'f' } }), f: fn('isolated') }, [
      expose('api'),
      call(['f']),
    ])
    expect(events(of, profile)[2]).toMatchObject({ on: 'called', receiver })
  })

  it('gives back the original of a function that comes home', () => {
    const values = {
      api: object('isolated', { echo: { value: 'echo' } }),
      echo: fn('isolated', { return: { argument: 0 } }),
      cb: fn('main'),
    }
    const of = scenario(values, [expose('api'), call(['echo'], [{ value: 'cb' }])])
    expect(events(of).at(-1)).toMatchObject({ returned: { own: 'cb' } })
  })

  it('shares inside a crossing and not across', () => {
    const values = { f: fn('isolated', { return: { argument: 0 } }), o: object('main', {}) }
    const of = scenario(values, [
      { do: 'expose', key: 'api', value: { value: 'f' } },
      call([], [{ value: 'o' }, { value: 'o' }], 'a'),
      call([], [{ value: 'o' }], 'b'),
      { do: 'compare', in: 'main', left: { result: 'a' }, right: { result: 'b' } },
    ])
    expect(events(of)[2]).toMatchObject({ args: [{ id: 1 }, { seen: 1 }] })
    expect(events(of).at(-1)).toMatchObject({ same: false })
  })

  it.each([
    ['25.1.1', [['set Object.prototype.token', ['secret']]]],
    ['33.2.1', [['set Object.prototype.token', ['secret']]]],
    ['newest', []],
  ])('lets a setter of the page see what an API has under its key, under %s: %j', (profile, seen) => {
    const of = scenario({ api: object('isolated', { token: 'secret' }) }, [
      { do: 'patch', in: 'main', what: 'Object.prototype', key: 'token' },
      expose('api'),
    ])
    const { trace } = predict(of, profileOf(profile), usualFacts)
    const hooked = (trace as { events: TraceEvent[] }).events.filter((event) => event.on === 'hooked')
    expect(hooked.map(({ hook, args }) => [hook, args])).toEqual(seen)
  })

  it('hands the page its own function for each handler of a promise, and asks for the species after that', () => {
    const of = scenario({ ready: { kind: 'promise', in: 'isolated', fulfilled: 1 } }, [
      { do: 'patch', in: 'isolated', what: 'Promise[Symbol.species]' },
      { do: 'patch', in: 'main', what: 'Function.prototype.bind' },
      expose('ready'),
    ])
    const hooksOf = (profile: string) => events(of, profile).filter((event) => event.on === 'hooked')
    const hooked = hooksOf('33.2.1')
    expect(hooked.map((event) => event.hook)).toEqual([
      'Function.prototype.bind',
      'Function.prototype.bind',
      'Promise[Symbol.species]',
    ])
    expect(hooked[1]).toMatchObject({ receiver: { id: 1, bare: true }, args: [{ seen: 1 }, { proto: null }, {}] })
    expect(hooksOf('newest').map((event) => event.hook)).toEqual(['Promise[Symbol.species]'])
  })

  it.each([
    [{ kind: 'error', in: 'isolated', class: 'TypeError', message: 'no' }, 'no'],
    [{ kind: 'date', in: 'isolated', time: 0 }, /^An unknown exception occurred/],
  ])('makes a plain Error of the caller of what is thrown', (thrown, message) => {
    const values = { f: fn('isolated', { throw: { value: 'e' } }), e: thrown }
    const last = events(scenario(values, [{ do: 'expose', key: 'api', value: { value: 'f' } }, call([])])).at(-1)
    const text = typeof message === 'string' ? message : expect.stringMatching(message)
    expect(last).toMatchObject({ threw: { proto: 'main:Error.prototype', props: [['message', 'w-c', text]] } })
  })

  it.each([
    ['object', 499, true],
    ['object', 500, false],
    ['array', 999, true],
    ['array', 1000, false],
  ])('accepts %s nested %i deep: %s', (shape, count, accepted) => {
    const deep = { kind: 'repeat', in: 'isolated', shape, count, item: 1 }
    const values = { f: fn('isolated', { return: { value: 'deep' } }), deep }
    const of = scenario(values, [{ do: 'expose', key: 'api', value: { value: 'f' } }, call([])])
    expect('returned' in events(of).at(-1)!).toBe(accepted)
  })

  it('does not say what a deep freeze leaves out by chance', () => {
    const deep = { kind: 'repeat', in: 'isolated', shape: 'array', count: 100, item: 1 }
    expect(run(scenario({ deep }, [expose('deep')])).unmodelled).toMatch(/identity hashes collide/)
  })

  it('refuses an array that holds itself, and unrolls one that does so through an object', () => {
    const direct = scenario({ a: { kind: 'array', in: 'isolated', items: [{ value: 'a' }] } }, [expose('a')])
    expect(events(direct)[0]).toMatchObject({ threw: { proto: 'isolated:TypeError.prototype' } })
    const through = {
      a: { kind: 'array', in: 'isolated', items: [{ value: 'o' }] },
      o: object('isolated', { a: { value: 'a' } }),
    }
    expect(events(scenario(through, [expose('a')]))[1]).toMatchObject({
      value: {
        id: 1,
        props: [
          ['0', '-e-', { id: 2, props: [['a', '-e-', { id: 3 }]] }],
          ['length', '---', 1],
        ],
      },
    })
  })

  it.each([
    ['33.2.1', 'prototype'],
    ['newest', 'property'],
  ])('lets an own __proto__ key become under %s a %s', (profile, becomes) => {
    const values = {
      o: { kind: 'object', in: 'isolated', properties: [{ key: '__proto__', value: { value: 'p' } }] },
      p: object('isolated', { a: 1 }),
    }
    const value = (
      events(scenario(values, [expose('o')]), profile)[1] as { value: { proto: unknown; props: unknown[] } }
    ).value
    expect(typeof value.proto).toBe(becomes === 'prototype' ? 'object' : 'string')
    expect(value.props).toHaveLength(becomes === 'prototype' ? 0 : 1)
  })

  it.each([
    ['33.2.1', { crash: true }],
    ['newest', undefined],
  ])('aborts under %s on a throwing array element, or throws it', (profile, trace) => {
    const values = { a: { kind: 'array', in: 'isolated', items: [{ throws: 7 }] } }
    const of = scenario(values, [expose('a')])
    if (trace !== undefined) expect(run(of, profile).trace).toEqual(trace)
    else expect(events(of, profile)[0]).toMatchObject({ threw: 7 })
  })

  it('settles promises at await, as crossings of their own', () => {
    const values = {
      p: { kind: 'promise', in: 'isolated', rejected: { value: 'm' } },
      m: { kind: 'map', in: 'isolated', entries: [[{ value: 'f' }, 1]] },
      f: fn('isolated'),
    }
    const of = scenario(values, [expose('p'), { do: 'await', in: 'main', at: { exposed: 'api' } }])
    expect(events(of).at(-1)).toMatchObject({
      state: 'rejected',
      value: { props: [['message', 'w-c', 'Uncaught Error: An object could not be cloned.']] },
    })
  })

  it('hangs on a promise that settles with what holds it', () => {
    const values = {
      p: { kind: 'promise', in: 'isolated', fulfilled: { value: 'o' } },
      o: object('isolated', { p: { value: 'p' } }),
    }
    expect(run(scenario(values, [expose('p')])).trace).toEqual({ hang: true })
  })

  it('ends recursion across the worlds when the fuel is used up', () => {
    const values = {
      f: fn('isolated', { actions: [{ call: { argument: 0 }, args: [{ argument: 0 }] }] }),
      g: fn('main', { actions: [{ call: { argument: 0 }, args: [{ argument: 0 }] }] }),
    }
    const of = scenario(values, [{ do: 'expose', key: 'api', value: { value: 'f' } }, call([], [{ value: 'g' }])])
    expect(events(of).filter((event) => event.on === 'called')).toHaveLength(26)
  })

  it('shows what the documentation says instead', () => {
    const values = {
      o: {
        kind: 'object',
        in: 'isolated',
        properties: [
          { key: 's', value: { symbol: 'for:a' } },
          { key: 'a', value: 1 },
        ],
      },
    }
    expect(events(scenario(values, [expose('o')]), 'documented')[1]).toMatchObject({
      value: { props: [['a', '-e-', 1]] },
    })
  })
})

describe('comparing', () => {
  const method = scenario({ api: object('isolated', { f: { value: 'f' } }), f: fn('isolated') }, [
    expose('api'),
    call(['f']),
  ])

  it('finds no difference between a prediction and its own trace', () => {
    const prediction = run(method)
    expect(compare(prediction, structuredClone(prediction.trace))).toEqual([])
  })

  it('blames the rule that was broken', () => {
    const [difference] = compare(run(method), run(method, '25.1.1').trace)
    expect(difference).toMatchObject({
      rule: 'FN-RECEIVER-PARENT',
      kind: 'identity',
      at: 'events[2].receiver',
      predicted: { own: 'api' },
      observed: { own: 'f' },
    })
    expect(signatureOf(difference!, 'vm')).toBe('vm FN-RECEIVER-PARENT identity called')
  })

  it('counts identity numbers up to renaming', () => {
    const prediction = run(method)
    const renamed = JSON.parse(
      JSON.stringify(prediction.trace).replace(/"(id|seen)":(\d+)/g, (_, key, id) => `"${key}":${Number(id) + 40}`),
    )
    expect(compare(prediction, renamed)).toEqual([])
  })

  it('shows a leak as a leak', () => {
    const prediction = run(method)
    const leaking = structuredClone(prediction.trace) as { events: Record<string, unknown>[] }
    leaking.events[1]!.value = { id: 1, leak: 'object' }
    expect(compare(prediction, leaking as never)[0]).toMatchObject({ rule: 'OBJ-COPY', kind: 'leak' })
  })

  it('stops where the traces run apart', () => {
    const prediction = run(method)
    const shorter = { events: (prediction.trace as { events: TraceEvent[] }).events.slice(0, 2) }
    expect(compare(prediction, shorter)).toMatchObject([{ kind: 'events', at: 'events[2]', observed: 'nothing' }])
  })

  it('names the rule behind a crash', () => {
    const of = scenario({ a: { kind: 'array', in: 'isolated', items: [{ throws: 7 }] } }, [expose('a')])
    expect(compare(run(of), { crash: true })).toMatchObject([{ rule: 'ARR-THROW', kind: 'crash' }])
  })
})
