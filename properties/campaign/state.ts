import type { Finding } from '../finding.ts'
import type { EndReason } from './event.ts'
import type { CampaignPlan } from './plan.ts'
import { emptyTally, inOrder, type Sighting, type Tally } from './tally.ts'

/** What one lane has come to; plain JSON. */
export interface LaneState {
  /** over the lane's cases from the first on, without a gap */
  tally: Tally
  /** over the corpus; absent where it was not run, or not yet */
  corpus?: Tally
  /** findings of these cases; their `count` is not kept true */
  findings: Finding[]
  /** findings of earlier campaigns that diverged here again */
  replayed: Finding[]
  warnings: string[]
  /** spent on cases */
  milliseconds: number
  /** set when the adapter could not be opened, or broke: one sentence */
  failure?: string
}

/** All that a campaign has come to; plain JSON. What it reports is a function of this, see `summaryOf`. */
export interface CampaignState {
  plan: CampaignPlan
  /** ids of the findings of earlier campaigns that it starts with */
  stored: string[]
  /** by adapter id */
  lanes: Record<string, LaneState>
  durationMs: number
  /** absent while it is under way */
  ended?: EndReason
}

export function startState(plan: CampaignPlan, stored: string[]): CampaignState {
  const lanes = plan.adapters.map(({ id, warning }) => [id, startLane(warning)] as const)
  return { plan, stored, lanes: Object.fromEntries(lanes), durationMs: 0 }
}

function startLane(warning: string | undefined): LaneState {
  const warnings = warning === undefined ? [] : [warning]
  return { tally: emptyTally(), findings: [], replayed: [], warnings, milliseconds: 0 }
}

/** Each signature with the case that shows it first: those of the corpus, which runs first, then those that were drawn. */
export function sightings({ tally, corpus }: Pick<LaneState, 'tally' | 'corpus'>): [signature: string, Sighting][] {
  const first = new Map<string, Sighting>()
  for (const one of corpus === undefined ? [tally] : [corpus, tally]) {
    for (const signature of inOrder(one)) if (!first.has(signature)) first.set(signature, one.first[signature]!)
  }
  return [...first]
}
