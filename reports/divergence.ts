import type { DifferenceKind } from '../model/compare.ts'
import { ownVersion } from '../model/profile.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import type { Finding } from '../properties/finding.ts'
import { expectationOf } from './expectation.ts'

/** One finding as reports show it: a `Finding` of the campaign, and the command that runs it again. */
export interface ReportedDivergence {
  id: string
  adapter: string
  profile: string
  signature: string
  /** other signatures that the same scenario shows */
  alsoShows?: readonly string[]
  kind: DifferenceKind
  rule: string
  /** where in the trace: `events[3].value.props.a` */
  at: string
  predicted: unknown
  observed: unknown
  /** the smallest scenario that shows it */
  scenario: Scenario
  /** what `sizeOf` says of the scenario as it was drawn and as it is shown */
  sizeBefore: number
  sizeAfter: number
  /** the signature that stands first in the same trace: this difference may only follow from it */
  follows?: string
  /** the command that runs it again */
  replay: string
  /** it did not happen again in fresh worlds */
  flaky?: boolean
  /** it was neither run again nor reduced */
  unconfirmed?: boolean
  /** what of the scenario matters, and whose rules give what was observed */
  explanation?: Finding['explanation']
}

/**
 * Whether the scenario is kept out of everything that may be published: in a real Electron one world got hold of an
 * object of the other, whatever else the scenario shows. Stand-ins and fakes leak without harm to anybody. An Electron
 * that is a reference leaks where a leak is what it makes expected. What the rules of its own version say is no news.
 */
export function isPrivate(divergence: Seen): boolean {
  const { signature, alsoShows = [], predicted, observed, explanation } = divergence
  if (explanation?.fits.includes(ownVersion)) return false
  const { adapter, of } = expectationOf(divergence.adapter, divergence.profile)
  const leaks = [signature, ...alsoShows].some((one) => one.includes(' leak ')) || holdsLeak(observed)
  return (leaks && adapter.startsWith('electron')) || (holdsLeak(predicted) && of.startsWith('electron'))
}

type Seen = Pick<
  ReportedDivergence,
  'adapter' | 'profile' | 'signature' | 'alsoShows' | 'predicted' | 'observed' | 'explanation'
>

function holdsLeak(seen: unknown): boolean {
  return JSON.stringify(seen ?? null).includes('"leak":')
}

const securityPolicy = 'https://github.com/electron/electron/security/policy'

/** What is to be done with a leak in an Electron. */
export const reportPrivately = `Report privately first: ${securityPolicy} (see SECURITY.md).`

/** The line that a private finding shows in the place of its scenario. */
export const privately = `${reportPrivately} The scenario is in the store only.`

/** A divergence as machine formats carry it: without what must be reported privately. */
export function publicForm(divergence: ReportedDivergence): object {
  const { signature, kind, rule, at, predicted, observed, scenario, sizeBefore, sizeAfter, replay } = divergence
  const hidden = isPrivate(divergence)
  return {
    signature,
    kind,
    rule,
    at: hidden ? null : at,
    predicted: hidden ? null : predicted,
    observed: hidden ? null : observed,
    scenario: hidden ? null : scenario,
    sizeBefore,
    sizeAfter,
    replay,
    ...(divergence.flaky ? { flaky: true } : {}),
    ...(divergence.unconfirmed ? { unconfirmed: true } : {}),
    ...(hidden || divergence.explanation === undefined ? {} : { explanation: divergence.explanation }),
    ...(hidden ? { private: privately } : {}),
  }
}
