import type { Adapter, Session } from '../../implementations/adapter.ts'
import { compare } from '../../model/compare.ts'
import type { Trace } from '../../model/observation.ts'
import { predict } from '../../model/predict.ts'
import type { Profile } from '../../model/profile.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Action } from '../../model/scenario/script.ts'
import { scenarioVersion } from '../../model/scenario/words.ts'
import { type Shown, traceOf } from '../../model/traceText.ts'

/** Milliseconds after which the self-test's endless loop must be over. */
const shortWatchdog = 100

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
  const failures: string[] = []
  const [localTrace, throwTrace] = await session.run([local, throwing])
  const prediction = predict(local, profile, session.facts)
  for (const side of sidesOf(localTrace!)) {
    const [difference] = compare(prediction, side)
    if (difference !== undefined) {
      failures.push(`Self-test of ${adapter.id}: what one world does without the bridge differs at ${difference.at}.`)
    }
  }
  const throws = (side: Trace) => 'events' in side && side.events.some((event) => 'threw' in event)
  if (!sidesOf(throwTrace!).every(throws))
    failures.push(`Self-test of ${adapter.id}: the throw of a function was not seen.`)
  if (adapter.capabilities.has('hangContainment')) {
    const [trace] = await session.run([ending({ hang: true })], { watchdog: shortWatchdog })
    if (!sidesOf(trace!).every((side) => 'hang' in side))
      failures.push(`Self-test of ${adapter.id}: an endless loop did not show as a hang.`)
  }
  if (adapter.capabilities.has('crashContainment')) {
    const [trace] = await session.run([ending({ abort: true })])
    if (!sidesOf(trace!).every((side) => 'crash' in side))
      failures.push(`Self-test of ${adapter.id}: an abort did not show as a crash.`)
  }
  return failures
}

/** The traces of an adapter, and of the reference where there is one. */
function sidesOf(shown: Shown): Trace[] {
  const { reference } = shown
  return reference === undefined ? [traceOf(shown)] : [traceOf(shown), traceOf(reference)]
}
