import type { Adapter } from '../implementations/adapter.ts'
import { type Difference, differenceOf, signatureOf } from '../model/compare.ts'
import { profileOf } from '../model/profile.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import type { Expecting } from '../properties/agreement.ts'
import { openContained } from '../properties/campaign/staff.ts'
import { runFresh } from '../properties/runAndJudge.ts'
import { sentenceOf } from './misuse.ts'

/** What is replayed: a scenario, and when it comes from a finding also what was found. */
export interface Replayed {
  scenario: Scenario
  adapter?: string
  profile?: string
  signature?: string
  alsoShows?: readonly string[]
}

/** What a replay says of one adapter. */
export type ReplayResult = { adapter: string; profile: string } & (
  | { is: 'FIXED' }
  | { is: 'STILL DIVERGES'; signature: string; alsoShows: string[]; difference: Difference; other: boolean }
  | { is: 'ERROR'; reason: string }
)

/**
 * Runs a scenario once in fresh worlds. A finding still diverges also when its signature changed (`other`):
 * only full agreement is fixed.
 */
export async function replayOn(
  adapter: Adapter,
  replayed: Replayed,
  profileName: string,
  log?: (text: string) => void,
): Promise<ReplayResult> {
  const who = { adapter: adapter.id, profile: profileName }
  try {
    const profile = profileOf(profileName)
    const session = await openContained(adapter, log)
    try {
      const expecting: Expecting = { adapter, profile, facts: session.facts }
      const { outcome } = await runFresh(session, replayed.scenario, expecting)
      if (outcome.is === 'agree') return { ...who, is: 'FIXED' }
      if (outcome.is === 'inapplicable')
        return { ...who, is: 'ERROR', reason: `it is not applicable: ${outcome.reason}.` }
      const same = differenceOf(outcome.differences, replayed.signature, adapter.id)
      const difference = same ?? outcome.differences[0]!
      const other = replayed.signature !== undefined && same === undefined
      const signature = signatureOf(difference, adapter.id)
      return { ...who, is: 'STILL DIVERGES', signature, alsoShows: outcome.signatures, difference, other }
    } finally {
      await session.close()
    }
  } catch (error) {
    return { ...who, is: 'ERROR', reason: sentenceOf(error) }
  }
}
