import { expect, test } from 'vitest'
import type { TraceEvent } from '../../model/observation.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { OwnBridgeOptions } from '../in-process/own-adapter.ts'
import { scenarioOf } from '../world/testing/fake.ts'
import { vmAdapter } from './adapter.ts'

async function eventsOf(options: OwnBridgeOptions, scenario: Scenario): Promise<TraceEvent[]> {
  const session = await vmAdapter(options).open()
  const [trace] = await session.run([scenario])
  await session.close()
  if (trace === undefined || !('events' in trace)) throw new Error(`No events: ${JSON.stringify(trace)}`)
  return trace.events
}

const scenario = scenarioOf(
  {
    api: { kind: 'object', in: 'isolated', properties: [{ key: 'run', value: { value: 'run' } }] },
    run: { kind: 'function', in: 'isolated', form: 'method', script: { return: { argument: 0 } } },
    options: { kind: 'object', in: 'main', properties: [{ key: 'a', value: 1 }] },
  },
  [
    { do: 'expose', key: 'api', value: { value: 'api' } },
    { do: 'call', in: 'main', at: { exposed: 'api', path: ['run'] }, args: [{ value: 'options' }], as: 'answer' },
    { do: 'compare', in: 'main', left: { result: 'answer' }, right: { value: 'options' } },
  ],
)

test('values cross the bridge as copies of the other world', async () => {
  const copy = { id: 1, is: 'object', proto: 'isolated:Object.prototype', extensible: true, props: [['a', 'wec', 1]] }
  const events = await eventsOf({}, scenario)
  expect(events[1]).toMatchObject({ on: 'exposed', flags: '-e-', value: { id: 1, is: 'object', extensible: false } })
  expect(events[2]).toEqual({
    on: 'called',
    step: 1,
    in: 'isolated',
    function: 'run',
    receiver: { own: 'api' },
    args: [copy],
  })
  expect(events[3]).toMatchObject({ on: 'done', returned: { is: 'object', proto: 'main:Object.prototype' } })
  expect(events[4]).toEqual({ on: 'compared', step: 2, in: 'main', same: false })
})

test('the rules of a version are followed, and a mutant shows its fault', async () => {
  const old = await eventsOf({ version: '25.1.1' }, scenario)
  expect(old[2]).toMatchObject({ on: 'called', receiver: { own: 'run' } })
  const mutant = await eventsOf({ mutant: 'skip-freeze' }, scenario)
  expect(mutant[1]).toMatchObject({ on: 'exposed', value: { extensible: true } })
})

test('an unknown version or mutant is refused', () => {
  expect(() => vmAdapter({ version: 'x' })).toThrow(/^"x" is no profile: /)
  expect(() => vmAdapter({ mutant: 'x' })).toThrow(/^There is no mutant "x"/)
})
