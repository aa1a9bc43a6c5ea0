import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../model/observation.ts'
import { fuel } from '../../model/scenario/fuel.ts'
import type { Script } from '../../model/scenario/script.ts'
import type { functionForms } from '../../model/scenario/words.ts'
import { eventsOf } from './testing/fake.ts'

const world = { in: 'isolated' } as const
const none = { undefined: true } as const

type Form = (typeof functionForms)[number]

/** The events of one call of a function, without what they have in common. */
async function call(script: Script, form: Form = 'arrow', others = {}): Promise<object[]> {
  const events = await eventsOf({ run: { kind: 'function', ...world, form, script }, ...others }, [
    { do: 'call', ...world, at: { value: 'run' }, args: [1, 2], as: 'result' },
    { do: 'await', ...world, at: { result: 'result' } },
  ])
  return events.map(({ step: _step, in: _in, ...rest }: TraceEvent) => rest)
}

describe('scripts', () => {
  test('actions run in order, and each outcome can be used by the next', async () => {
    const echo = { kind: 'function', ...world, form: 'function', script: { return: { argument: 0 } } }
    const script: Script = {
      actions: [
        { keep: { argument: 1 }, as: 'second' },
        { call: { value: 'echo' }, args: [{ kept: 'second' }] },
        { call: { outcome: 1 }, args: [] },
      ],
      return: { outcome: 1 },
    }
    expect(await call(script, 'arrow', { echo })).toEqual([
      { on: 'called', function: 'run', receiver: none, args: [1, 2] },
      { on: 'called', function: 'echo', receiver: none, args: [2] },
      { on: 'outcome', function: 'run', action: 1, returned: 2 },
      { on: 'outcome', function: 'run', action: 2, nothing: true },
      { on: 'done', returned: 2 },
      { on: 'settled', state: 'no promise' },
    ])
  })

  test('what a call throws is swallowed, or passes through with rethrow', async () => {
    const fail = { kind: 'function', ...world, form: 'function', script: { throw: 'no' } }
    const swallowed = await call({ actions: [{ call: { value: 'fail' }, args: [] }] }, 'arrow', { fail })
    expect(swallowed.slice(2, 4)).toEqual([
      { on: 'outcome', function: 'run', action: 0, threw: 'no' },
      { on: 'done', returned: none },
    ])
    const passed = await call({ actions: [{ call: { value: 'fail' }, args: [], rethrow: true }] }, 'arrow', { fail })
    expect(passed.slice(2, 4)).toEqual([
      { on: 'outcome', function: 'run', action: 0, threw: 'no' },
      { on: 'done', threw: 'no' },
    ])
  })

  test('set changes an object and is not logged', async () => {
    const target = { kind: 'object', ...world }
    const script: Script = {
      actions: [{ set: 'a', at: { value: 'target' }, value: { argument: 0 } }],
      return: { value: 'target', path: ['a'] },
    }
    expect((await call(script, 'arrow', { target }))[1]).toEqual({ on: 'done', returned: 1 })
  })

  test('an async function gives a promise of what it returns or throws', async () => {
    const returned = await call({ return: { value: 'inner' } }, 'async', {
      inner: { kind: 'promise', ...world, fulfilled: 'late' },
    })
    expect(returned.slice(1)).toMatchObject([
      { on: 'done', returned: { id: 1, is: 'promise', proto: 'isolated:Promise.prototype' } },
      { on: 'settled', state: 'fulfilled', value: 'late' },
    ])
    expect((await call({ throw: 1 }, 'async')).at(-1)).toEqual({ on: 'settled', state: 'rejected', value: 1 })
  })

  test.each(['generator', 'asyncGenerator'] as const)(
    'a %s gives a generator object and runs no script',
    async (form) => {
      const name = form === 'generator' ? 'Generator' : 'AsyncGenerator'
      expect(await call({ throw: 1 }, form)).toEqual([
        {
          on: 'done',
          returned: { id: 1, is: 'generator', proto: `isolated:${name}.prototype`, extensible: true, props: [] },
        },
        { on: 'settled', state: 'no promise' },
      ])
    },
  )

  test('the receiver shows in functions, methods and proxies, and not in arrows and bound ones', async () => {
    const seen: Record<string, unknown> = {}
    for (const form of ['function', 'method', 'proxy', 'async', 'arrow', 'bound'] as const) {
      const events = await eventsOf(
        {
          api: { kind: 'object', ...world, properties: [{ key: 'run', value: { value: 'run' } }] },
          run: { kind: 'function', ...world, form, script: {} },
        },
        [{ do: 'call', ...world, at: { value: 'api', path: ['run'] }, args: [] }],
      )
      seen[form] = events[0]?.on === 'called' && events[0].receiver
    }
    const own = { own: 'api' }
    expect(seen).toEqual({ function: own, method: own, proxy: own, async: own, arrow: none, bound: none })
  })

  test('runs out of fuel: later runs only log', async () => {
    const events = await eventsOf(
      {
        run: {
          kind: 'function',
          ...world,
          form: 'arrow',
          script: { actions: [{ call: { value: 'run' }, args: [] }], return: 'full' },
        },
      },
      [{ do: 'call', ...world, at: { value: 'run' }, args: [] }],
    )
    expect(events.filter(({ on }) => on === 'called')).toHaveLength(fuel + 1)
    const outcomes = events.filter(({ on }) => on === 'outcome')
    expect(outcomes[0]).toMatchObject({ returned: none })
    expect(outcomes[1]).toMatchObject({ returned: 'full' })
  })
})
