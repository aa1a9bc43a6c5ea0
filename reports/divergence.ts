import type { DifferenceKind } from '../model/compare.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import type { Finding } from '../properties/finding.ts'
import { expectationOf } from './expectation.ts'

/** One finding as reports show it: a `Finding` of the campaign, and the command that runs it again. */
export interface ReportedDivergence {
  id: string
  adapter: string
  profile: string
  signature: string
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
  /** the command that runs it again */
  replay: string
  /** it did not happen again in fresh worlds */
  flaky?: boolean
  /** what of the scenario matters, and whose rules give what was observed */
  explanation?: Finding['explanation']
}

/**
 * Whether the scenario is kept out of everything that may be published: in a real Electron one world got hold of an
 * object of the other. Stand-ins and fakes leak without harm to anybody. An Electron that is a reference leaks where a
 * leak is what it makes expected.
 */
export function isPrivate({
  kind,
  adapter: id,
  profile,
  predicted,
}: Pick<ReportedDivergence, 'kind' | 'adapter' | 'profile' | 'predicted'>): boolean {
  const { adapter, of } = expectationOf(id, profile)
  if (kind === 'leak' && adapter.startsWith('electron')) return true
  return of.startsWith('electron') && JSON.stringify(predicted ?? null).includes('"leak":')
}

export const securityPolicy = 'https://github.com/electron/electron/security/policy'

/** The line that a private finding shows in the place of its scenario. */
export const privately = `Report privately first: ${securityPolicy} (see SECURITY.md). The scenario is in the store only.`

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
    ...(hidden || divergence.explanation === undefined ? {} : { explanation: divergence.explanation }),
    ...(hidden ? { private: privately } : {}),
  }
}
