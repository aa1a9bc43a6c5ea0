import type { Adapter, Session } from '../../implementations/adapter.ts'
import { differenceOf, signatureOf } from '../../model/compare.ts'
import { profileOf } from '../../model/profile.ts'
import { traceOf } from '../../model/traceText.ts'
import { type Expecting, expectedOf } from '../../properties/agreement.ts'
import { runFresh } from '../../properties/runAndJudge.ts'
import type { Divergence } from '../../reports/repro/repro.ts'
import { Misuse } from '../misuse.ts'
import type { Replayed } from '../replay.ts'

/** A divergence as it was just seen. */
export interface Witnessed extends Divergence {
  adapter: string
  profile: string
  signature: string
  /** of all differences that were seen */
  alsoShows: readonly string[]
}

/**
 * Runs what is replayed once in fresh worlds: the difference of its signature, else the first, with both traces.
 * @throws Misuse with one sentence when it does not diverge
 */
export async function witness(
  adapter: Adapter,
  session: Session,
  replayed: Replayed,
  profileName: string,
): Promise<Witnessed> {
  const profile = profileOf(profileName)
  const { scenario } = replayed
  const expecting: Expecting = { adapter, profile, facts: session.facts }
  const { expectation, outcome, shown } = await runFresh(session, scenario, expecting)
  if (outcome.is === 'inapplicable')
    throw new Misuse(`There is nothing to export: it is not applicable to ${adapter.id} (${outcome.reason}).`)
  if (outcome.is === 'agree' || shown === undefined)
    throw new Misuse(`There is nothing to export: ${adapter.id} agrees with profile ${profileName}.`)
  const difference = differenceOf(outcome.differences, replayed.signature, adapter.id) ?? outcome.differences[0]!
  const { trace: predicted, facts } = expectedOf(expectation, shown)
  const signature = signatureOf(difference, adapter.id)
  const alsoShows = outcome.signatures
  const about = { adapter: adapter.id, profile: profileName, signature, alsoShows, scenario }
  return { ...about, difference, predicted, observed: traceOf(shown), facts }
}
