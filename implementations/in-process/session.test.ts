import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Script } from '../../model/scenario/script.ts'
import type { Adapter, Session } from '../adapter.ts'
import { loadAdapter } from '../load.ts'
import { scenarioOf } from '../world/testing/fake.ts'
import { renewAfter } from './driver.ts'

/** A call of one function of the isolated world. */
function calling(script: Script): Scenario {
  return scenarioOf({ run: { kind: 'function', in: 'isolated', form: 'arrow', script } }, [
    { do: 'call', in: 'isolated', at: { value: 'run' }, args: [] },
  ])
}

const plain = calling({ return: 'fine' })
const hangs = calling({ actions: [{ hang: true }] })
const aborts = calling({ actions: [{ abort: true }] })
const fine = {
  events: [
    { on: 'called', step: 0, in: 'isolated', function: 'run', receiver: { undefined: true }, args: [] },
    { on: 'done', step: 0, in: 'isolated', returned: 'fine' },
  ],
}
const patching = scenarioOf({}, [{ do: 'patch', in: 'isolated', what: 'Array[Symbol.species]' }])
const watchdog = 300

const path = (name: string) => fileURLToPath(new URL(`../testing/${name}`, import.meta.url))

describe.each([
  ['our own bridge in node:vm', 'vm'],
  ['our own bridge in jsdom', 'iframe'],
  ['a module', path('fake.adapter.mjs')],
])('worlds in a worker: %s', (_title, specifier) => {
  let adapter: Adapter
  let session: Session

  beforeAll(async () => {
    adapter = await loadAdapter(specifier)
    session = await adapter.open()
  })
  afterAll(() => session.close())

  test('contains crashes and hangs, and says so', () => {
    expect([...adapter.capabilities]).toEqual(expect.arrayContaining(['crashContainment', 'hangContainment']))
  })

  test('has the facts of both worlds', () => {
    expect(session.facts.isolated.functionKeys).toContainEqual(['length', '--c'])
    expect(session.facts.main).toEqual(session.facts.isolated)
  })

  test('gives one trace per scenario, in order', async () => {
    const other = calling({ throw: 'no' })
    const traces = await session.run([plain, other, plain])
    expect(traces).toHaveLength(3)
    expect(traces[0]).toEqual(fine)
    expect(traces[1]).toMatchObject({ events: [{ on: 'called' }, { on: 'done', threw: 'no' }] })
    expect(traces[2]).toEqual(fine)
    expect(await session.run([])).toEqual([])
    const mixed = [patching, plain, patching, other, plain]
    expect(await session.run(mixed)).toEqual([{ events: [] }, fine, { events: [] }, traces[1], fine])
  })

  test('a scenario that hangs is a hang, and the others keep their traces', async () => {
    const traces = await session.run([plain, hangs, plain, hangs, plain], { watchdog })
    expect(traces).toEqual([fine, { hang: true }, fine, { hang: true }, fine])
  })

  test('a scenario that aborts is a crash, and the others keep their traces', async () => {
    expect(await session.run([aborts, plain, aborts])).toEqual([{ crash: true }, fine, { crash: true }])
    expect(await session.run([plain], { fresh: true })).toEqual([fine])
  })

  test('a hang in one of many crashes is told from them', async () => {
    const traces = await session.run([aborts, hangs, plain, aborts], { watchdog })
    expect(traces).toEqual([{ crash: true }, { hang: true }, fine, { crash: true }])
  })

  test('runs that overlap wait for each other', async () => {
    const both = await Promise.all([session.run([plain, plain]), session.run([plain])])
    expect(both).toEqual([[fine, fine], [fine]])
  })

  test('an unhandled rejection in a world ends nothing', async () => {
    const rejects = scenarioOf({ bad: { kind: 'promise', in: 'main', rejected: 1 } }, [
      { do: 'read', in: 'main', at: { value: 'bad' } },
    ])
    expect(await session.run([rejects, plain])).toMatchObject([{ events: [{ on: 'read' }] }, fine])
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await session.run([plain])).toEqual([fine])
  })

  test('worlds are renewed, so that exposures do not pile up', async () => {
    const collides = scenarioOf({}, [
      { do: 'expose', key: { global: 'valueOf' }, value: 1 },
      { do: 'expose', key: { global: 'valueOf' }, value: 2 },
    ])
    const [first] = await session.run([collides], { fresh: true })
    expect(await session.run([collides, collides], { fresh: true })).toEqual([first, first])
    const many = Array.from({ length: renewAfter }, () => plain)
    expect(await session.run(many)).toHaveLength(renewAfter)
    expect(await session.run([collides])).toEqual([first])
  })
})

test('deep values of our own bridge need no more than the stack of the worker', async () => {
  const session = await (await loadAdapter('vm')).open()
  const nest = scenarioOf({ nest: { kind: 'repeat', in: 'isolated', shape: 'array', count: 5000, item: 1 } }, [
    { do: 'read', in: 'isolated', at: { value: 'nest' } },
    { do: 'expose', key: 'nest', value: { value: 'nest' } },
  ])
  const [trace] = await session.run([nest])
  const events = trace !== undefined && 'events' in trace ? trace.events : []
  expect(events.map(({ on }) => on)).toEqual(['read', 'done', 'exposed'])
  expect(events[2]).toEqual({ on: 'exposed', step: 1, in: 'main', absent: true })
  await session.close()
})

test('a session that is closed refuses to run, and leaves no worker', async () => {
  const session = await (await loadAdapter('vm')).open()
  const under = session.run([hangs])
  const refused = expect(under).rejects.toThrow(/^The session of adapter vm is closed/)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await session.close()
  await refused
  await expect(session.run([plain])).rejects.toThrow(/^The session of adapter vm is closed/)
  // The thread that is for these was never started, and is not now.
  await expect(session.run([patching])).rejects.toThrow(/^The session of adapter vm is closed/)
  expect(process.getActiveResourcesInfo()).not.toContain('Worker')
})
