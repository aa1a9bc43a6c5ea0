import { describe, expect, it } from 'vitest'
import { usualFacts } from '../model/facts.ts'
import type { Trace } from '../model/observation.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import type { Session } from './adapter.ts'
import { checkSession } from './checkSession.ts'
import { defineAdapter } from './define.ts'

const facts = usualFacts
const close = async (): Promise<void> => {}
const scenario: Scenario = { bridgecheck: 1, values: {}, steps: [] }
const cycle: { on: string; self?: unknown } = { on: 'read' }
cycle.self = cycle

/** A session whose runs give this. */
const giving = (given: unknown): Session => ({ facts, run: async () => given as Trace[], close })

const shape = 'give {events: [...]}, {crash: true} or {hang: true}.'

describe('what an adapter of somebody else gives and is none is one sentence:', () => {
  it.each([
    ['nothing', undefined, 'opened no session: open must resolve to an object with facts, run and close.'],
    ['no run', { facts, close }, 'has no method run: give it one.'],
    ['no close', { facts, run: close }, 'has no method close: give it one.'],
    ['no facts', { run: close, close }, 'has no facts of both worlds'],
    ['facts of one world', { facts: { main: facts.main }, run: close, close }, 'has no facts of both worlds'],
  ])('%s in the place of a session', (_, session, sentence) => {
    expect(() => checkSession('theirs', session)).toThrow(sentence)
  })

  it.each([
    ['nothing', undefined, 'gave no list of traces: run must resolve to one trace for each scenario.'],
    ['null', [{ crash: true }, null], `gave as trace 1 of a run what is none: ${shape}`],
    ['an empty object', [{}], shape],
    ['events that are no list', [{ events: 5 }], shape],
    ['an event that is null', [{ events: [null] }], shape],
    ['a text', ['ok'], shape],
    ['a hole', new Array(1), shape],
    ['texts of worlds', [{ isolated: '[]', main: '[]' }], shape],
    [
      'a cycle',
      [{ events: [cycle] }],
      'gave as trace 0 of a run what is no JSON: Converting circular structure to JSON.',
    ],
  ])('%s in the place of traces', async (_, given, sentence) => {
    const session = checkSession('theirs', giving(given))
    await expect(session.run([scenario])).rejects.toThrow(sentence)
  })
})

it('texts that are no JSON are one sentence', async () => {
  const runText = async () => [{ isolated: 'oops', main: '[]' }]
  const session = checkSession('theirs', { ...giving([]), runText })
  await expect(session.runText!([scenario])).rejects.toThrow('gave as trace 0 of a run texts that are none')
})

it('a session that is right is as it was, and is checked once', async () => {
  const traces: Trace[] = [{ events: [{ on: 'done', step: 0, in: 'main', nothing: true }] }, { hang: true }]
  const adapter = defineAdapter({
    id: 'theirs',
    profile: 'newest',
    capabilities: [],
    open: async () => ({ ...giving(traces), runText: async () => [{ isolated: '[]', main: '[]' }] }),
  })
  const session = await adapter.open()
  expect(checkSession('theirs', session)).toBe(session)
  expect(session.facts).toBe(facts)
  expect(await session.run([scenario, scenario])).toEqual(traces)
  expect(await session.runText!([scenario])).toEqual([{ events: [] }])
})
