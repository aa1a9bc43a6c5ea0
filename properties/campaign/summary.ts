import type { KnownDivergence } from '../agreement.ts'
import type { Finding } from '../finding.ts'
import type { AdapterSummary, CampaignSummary } from './event.ts'
import type { CampaignState, LaneState } from './state.ts'
import { inOrder, shownBy } from './tally.ts'

/** What a campaign reports. A function of the state alone, so that a merged state reports what an unsharded run does. */
export function summaryOf(state: CampaignState): CampaignSummary {
  const { plan, lanes, durationMs, ended = 'stopped' } = state
  const adapters = plan.adapters.map(({ id, profile }) => [id, adapterSummary(id, profile, lanes[id]!, plan.known)])
  return {
    seed: plan.seed,
    cases: Math.max(0, ...Object.values(lanes).map(({ tally }) => tally.cases)),
    durationMs: Math.round(durationMs),
    ended,
    adapters: Object.fromEntries(adapters) as Record<string, AdapterSummary>,
  }
}

function adapterSummary(
  id: string,
  profile: string,
  lane: LaneState,
  known: readonly KnownDivergence[],
): AdapterSummary {
  const { tally, milliseconds, failure } = lane
  const findings = findingsOf(lane)
  const { cases, agree, inapplicable, crash, hang, setValued } = tally
  const judged = cases - inapplicable
  const summary: AdapterSummary = {
    profile,
    cases,
    agree,
    inapplicable,
    ...verdicts(lane, findings, new Set(known.map(({ signature }) => signature))),
    crash,
    hang,
    setValued,
    reasons: sorted(tally.reasons),
    warnings: [...lane.warnings, ...warningsOf(id, lane)],
    casesPerSecond: milliseconds === 0 ? 0 : Math.round((judged * 1000) / milliseconds),
    divergences: findings,
  }
  return failure === undefined ? summary : { ...summary, failure }
}

/** Findings in the order in which they were seen first, those of earlier campaigns before; counted over all cases. */
function findingsOf({ tally, findings, replayed }: LaneState): Finding[] {
  const counts = new Map<string, number>()
  for (const { signatures, cases } of shownBy(tally)) {
    for (const signature of signatures) counts.set(signature, (counts.get(signature) ?? 0) + cases)
  }
  const found = new Map(findings.map((finding) => [finding.signature, finding]))
  const drawn = inOrder(tally).flatMap((signature) => found.get(signature) ?? [])
  return [...replayed, ...drawn].map((finding) => ({ ...finding, count: counts.get(finding.signature) ?? 0 }))
}

/** A case is known when all it shows is, and flaky when nothing of the rest happened again in fresh worlds. */
function verdicts({ tally }: LaneState, findings: readonly Finding[], known: ReadonlySet<string>) {
  const flaky = new Set(findings.filter((finding) => finding.flaky === true).map(({ signature }) => signature))
  const sums = { known: 0, flaky: 0, diverge: 0 }
  for (const { signatures, cases } of shownBy(tally)) {
    const open = signatures.filter((signature) => !known.has(signature))
    if (open.length === 0) sums.known += cases
    else if (open.every((signature) => flaky.has(signature))) sums.flaky += cases
    else sums.diverge += cases
  }
  return sums
}

function warningsOf(id: string, { tally }: LaneState): string[] {
  const thrown = Object.entries(sorted(tally.reasons)).filter(([reason]) => reason.includes('the model threw'))
  const warnings = thrown.map(([reason, cases]) => `In ${cases} cases ${reason.replace('not modelled: ', '')}`)
  if (tally.cases > 0 && tally.inapplicable === tally.cases) warnings.push(`No case was applicable to ${id}.`)
  return warnings
}

/** Counts in one order, whoever counted them. */
function sorted(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([left], [right]) => (left < right ? -1 : 1)))
}
