import { type Adapter, isAdapter } from '../implementations/adapter.ts'
import { profileOf } from '../model/profile.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import type { Expecting } from './agreement.ts'
import { openWhenAsked } from './openWhenAsked.ts'
import { runFresh } from './runAndJudge.ts'

/** A property for a test runner of the user's: resolves when a scenario agrees or is inapplicable, else throws. */
export interface AgreementProperty {
  (scenario: Scenario): Promise<void>
  /** ends the adapter's session */
  close(): Promise<void>
}

/**
 * The agreement property over an adapter, for `fc.asyncProperty(scenario(fc), agrees(adapter))`.
 * The session is opened by the first scenario; call `close` when the test ends.
 *
 * @param profile the rules to expect, by default the adapter's own
 * @throws Error with one sentence when the adapter is none or the profile is unknown
 */
export function agrees(adapter: Adapter, profile?: string): AgreementProperty {
  if (!isAdapter(adapter)) throw new Error('agrees needs an adapter: give what loadAdapter or defineAdapter gives.')
  const rules = profileOf(profile ?? adapter.profile)
  const { session: opened, close } = openWhenAsked(() => adapter.open())
  const check = async (scenario: Scenario): Promise<void> => {
    const session = await opened()
    const expecting: Expecting = { adapter, profile: rules, facts: session.facts }
    const { outcome } = await runFresh(session, scenario, expecting)
    if (outcome.is !== 'diverge') return
    const [first] = outcome.differences
    throw new Error(
      `${adapter.id} diverges from ${rules.name} at ${first!.at} (${first!.rule}): ` +
        `predicted ${JSON.stringify(first!.predicted)}, observed ${JSON.stringify(first!.observed)}.`,
    )
  }
  return Object.assign(check, { close })
}
