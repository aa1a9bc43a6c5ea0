import type { Adapter, Session } from '../../implementations/adapter.ts'
import type { Profile } from '../../model/profile.ts'
import { type Scenario, scenarioVersion } from '../../model/scenario/scenario.ts'
import type { Action } from '../../model/scenario/script.ts'
import { type Expecting, expectOf, judge } from '../agreement.ts'

/** Milliseconds after which the self-test's endless loop must be over. */
const shortWatchdog = 300

/** Builds, reads and calls in one world: no bridge takes part. */
const local: Scenario = {
  bridgecheck: scenarioVersion,
  values: {
    item: { kind: 'object', in: 'isolated', properties: [{ key: 'list', value: { value: 'list' } }] },
    list: { kind: 'array', in: 'isolated', items: [1, 'two', { value: 'item' }] },
    echo: { kind: 'function', in: 'isolated', form: 'arrow', script: { return: { argument: 0 } } },
    note: { kind: 'map', in: 'main', entries: [['key', { bigint: '12' }]] },
  },
  steps: [
    { do: 'read', in: 'isolated', at: { value: 'item' } },
    { do: 'call', in: 'isolated', at: { value: 'echo' }, args: [{ value: 'list' }] },
    { do: 'read', in: 'main', at: { value: 'note' } },
  ],
}

const throwing: Scenario = {
  bridgecheck: scenarioVersion,
  values: {
    fail: { kind: 'function', in: 'isolated', form: 'arrow', script: { throw: { value: 'error' } } },
    error: { kind: 'error', in: 'isolated', class: 'RangeError', message: 'self-test' },
  },
  steps: [{ do: 'call', in: 'isolated', at: { value: 'fail' }, args: [] }],
}

function ending(action: Action): Scenario {
  return {
    bridgecheck: scenarioVersion,
    values: { fn: { kind: 'function', in: 'isolated', form: 'arrow', script: { actions: [action] } } },
    steps: [{ do: 'call', in: 'isolated', at: { value: 'fn' }, args: [] }],
  }
}

/**
 * Tests an adapter's harness and not its bridge: what one world does alone must agree, a throw must be seen, a hang and
 * an abort must be contained where the adapter says so.
 *
 * @returns one sentence for each test that failed
 */
export async function testHarness(
  adapter: Adapter,
  session: Pick<Session, 'facts' | 'run'>,
  profile: Profile,
): Promise<string[]> {
  const expecting: Expecting = { adapter, profile, facts: session.facts }
  const failures: string[] = []
  const [localTrace, throwTrace] = await session.run([local, throwing])
  const agreement = judge(expectOf(local, expecting), localTrace!, expecting)
  if (agreement.is === 'diverge') {
    failures.push(
      `Self-test of ${adapter.id}: what one world does without the bridge differs at ${agreement.differences[0]!.at}.`,
    )
  }
  const throws = 'events' in throwTrace! && throwTrace.events.some((event) => 'threw' in event)
  if (!throws) failures.push(`Self-test of ${adapter.id}: the throw of a function was not seen.`)
  if (adapter.capabilities.has('hangContainment')) {
    const [trace] = await session.run([ending({ hang: true })], { watchdog: shortWatchdog })
    if (!('hang' in trace!)) failures.push(`Self-test of ${adapter.id}: an endless loop did not show as a hang.`)
  }
  if (adapter.capabilities.has('crashContainment')) {
    const [trace] = await session.run([ending({ abort: true })])
    if (!('crash' in trace!)) failures.push(`Self-test of ${adapter.id}: an abort did not show as a crash.`)
  }
  return failures
}
