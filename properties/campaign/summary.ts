import type { Capability } from '../../model/capability.ts'
import { reachableCells } from '../../model/coverage.ts'
import { profileOf } from '../../model/profile.ts'
import { acceptedSignatures, type KnownDivergence } from '../agreement.ts'
import type { Finding } from '../finding.ts'
import { adapterOf } from '../known.ts'
import type { AdapterSummary, CampaignSummary, CaseCounts, Coverage } from './event.ts'
import type { CampaignPlan } from './plan.ts'
import { type CampaignState, type LaneState, sightings } from './state.ts'
import { shownBy, type Tally } from './tally.ts'

/** What a campaign reports. A function of the state alone, so that a merged state reports what an unsharded run does. */
export function summaryOf(state: CampaignState): CampaignSummary {
  const { plan, lanes, durationMs, ended = 'stopped' } = state
  const adapters = plan.adapters.map((adapter) => [adapter.id, adapterSummary(adapter, lanes[adapter.id]!, plan.known)])
  return {
    seed: plan.seed,
    cases: Math.max(0, ...Object.values(lanes).map(({ tally }) => tally.cases)),
    durationMs: Math.round(durationMs),
    ended,
    adapters: Object.fromEntries(adapters) as Record<string, AdapterSummary>,
  }
}

function adapterSummary(
  { id, profile, capabilities }: CampaignPlan['adapters'][number],
  lane: LaneState,
  known: readonly KnownDivergence[],
): AdapterSummary {
  const { tally, corpus, milliseconds, failure } = lane
  const counts = countsOf(tally, lane, known)
  const corpusCounts = corpus === undefined ? undefined : countsOf(corpus, lane, known)
  const judged = judgedIn(counts)
  const judgedOfCorpus = corpusCounts === undefined ? 0 : judgedIn(corpusCounts)
  const knownDivergences = knownIn(lane, id, known)
  return {
    profile,
    ...counts,
    ...(corpusCounts === undefined ? {} : { corpus: corpusCounts }),
    warnings: [
      ...lane.warnings,
      ...warningsOf(id, counts),
      ...knownWarnings(knownDivergences, judged + judgedOfCorpus),
    ],
    casesPerSecond: milliseconds === 0 ? 0 : Math.round((judged * 1000) / milliseconds),
    coverage: coverageOf(tally, profile, capabilities),
    divergences: findingsOf(lane),
    knownDivergences,
    ...(failure === undefined ? {} : { failure }),
  }
}

const judgedIn = ({ cases, inapplicable }: CaseCounts): number => cases - inapplicable

/** Which of the cells that cases can be in there they were in. */
function coverageOf({ cells }: Tally, profile: string, capabilities: readonly Capability[]): Coverage {
  const reachable = reachableCells(profileOf(profile), new Set(capabilities))
  const empty = reachable.filter((cell) => cells[cell] === undefined)
  return { reachable: reachable.length, met: reachable.length - empty.length, empty, cells: sorted(cells) }
}

/**
 * What came of the cases of a tally of this lane.
 * A case is known when all it shows is, and flaky when nothing of the rest happened again in fresh worlds.
 */
export function countsOf(
  tally: Tally,
  { findings }: Pick<LaneState, 'findings'>,
  known: readonly KnownDivergence[],
): CaseCounts {
  const accepted = acceptedSignatures(known)
  const flaky = new Set(findings.filter((finding) => finding.flaky === true).map(({ signature }) => signature))
  const sums = { known: 0, flaky: 0, diverge: 0 }
  for (const { signatures, cases } of shownBy(tally)) {
    const open = signatures.filter((signature) => !accepted.has(signature))
    if (open.length === 0) sums.known += cases
    else if (open.every((signature) => flaky.has(signature))) sums.flaky += cases
    else sums.diverge += cases
  }
  const { cases, agree, inapplicable, crash, hang, setValued, reasons } = tally
  return { cases, agree, inapplicable, ...sums, crash, hang, setValued, reasons: sorted(reasons) }
}

/** Findings in the order in which they were seen first, those of earlier campaigns before; counted over all cases. */
function findingsOf(lane: LaneState): Finding[] {
  const { findings, replayed } = lane
  const counts = new Map<string, number>()
  for (const { signatures, cases } of shownIn(lane)) {
    for (const signature of signatures) counts.set(signature, (counts.get(signature) ?? 0) + cases)
  }
  const found = new Map(findings.map((finding) => [finding.signature, finding]))
  const seen = sightings(lane).flatMap(([signature]) => found.get(signature) ?? [])
  return [...replayed, ...seen].map((finding) => ({ ...finding, count: counts.get(finding.signature) ?? 0 }))
}

/** What the cases showed, those of the corpus too. */
const shownIn = ({ tally, corpus }: LaneState) => [tally, ...(corpus === undefined ? [] : [corpus])].flatMap(shownBy)

/** The known divergences that speak of an adapter, with the cases that showed each. */
function knownIn(lane: LaneState, id: string, known: readonly KnownDivergence[]): AdapterSummary['knownDivergences'] {
  const shown = shownIn(lane)
  return known
    .filter(({ signature }) => adapterOf(signature) === id)
    .map((one) => {
      const showing = shown.filter(({ signatures }) => signatures.includes(one.signature))
      return { ...one, cases: showing.reduce((sum, { cases }) => sum + cases, 0) }
    })
}

function knownWarnings(known: AdapterSummary['knownDivergences'], judged: number): string[] {
  return known.flatMap(({ signature, expires, expired, cases }) => [
    ...(expired ? [`The known divergence ${signature} expired on ${expires}: it counts again.`] : []),
    ...(judged > 0 && cases === 0 ? [`The known divergence ${signature} did not occur in ${judged} cases.`] : []),
  ])
}

function warningsOf(id: string, { cases, inapplicable, reasons }: CaseCounts): string[] {
  const thrown = Object.entries(reasons).filter(([reason]) => reason.includes('the model threw'))
  const warnings = thrown.map(([reason, times]) => `In ${times} cases ${reason.replace('not modelled: ', '')}`)
  if (cases > 0 && inapplicable === cases) warnings.push(`No case was applicable to ${id}.`)
  return warnings
}

/** Counts in one order, whoever counted them. */
function sorted(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([left], [right]) => (left < right ? -1 : 1)))
}
