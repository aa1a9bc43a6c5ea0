import type { Cell } from '../../model/coverage.ts'
import type { KnownDivergence } from '../agreement.ts'
import type { Finding } from '../finding.ts'
import type { Shard } from './plan.ts'

/** What came of cases on one adapter. */
export interface CaseCounts {
  /** the sum of agree, inapplicable, known, flaky and diverge */
  cases: number
  agree: number
  inapplicable: number
  known: number
  flaky: number
  diverge: number
  /** traces that ended in a crash, predicted or not */
  crash: number
  /** traces that ended in a hang, predicted or not */
  hang: number
  /** cases that agreed with one of a rule's set of outcomes, and not with the usual one; counted as agreeing too */
  setValued: number
  /** why cases were inapplicable, with counts */
  reasons: Record<string, number>
}

/** Coverage of one adapter by drawn cases: cells are a rule and a direction, `OBJ-COPY argument`. */
export interface Coverage {
  /** how many cells cases can be in, under the profile and with what the adapter hosts */
  reachable: number
  /** how many of these had a case */
  met: number
  /** those that had none */
  empty: Cell[]
  /** cell -> cases */
  cells: Record<string, number>
}

/** What one adapter did in a campaign; the counts are of the drawn cases that its lane has done. */
export interface AdapterSummary extends CaseCounts {
  profile: string
  /** the same counts of the corpus, when there was one */
  corpus?: CaseCounts
  warnings: string[]
  /** judged cases a second, from the lane's first batch to its last, over all its workers */
  casesPerSecond: number
  coverage: Coverage
  divergences: Finding[]
  /** the known divergences that speak of this adapter, with the cases that showed each */
  knownDivergences: (KnownDivergence & { cases: number })[]
  /** set when the adapter could not be opened, or broke: one sentence */
  failure?: string
}

export type EndReason = 'cases' | 'time' | 'divergences' | 'stopped' | 'no adapter'

export interface CampaignSummary {
  seed: number
  /** cases of the lane that came furthest: each goes at its own pace through the same cases */
  cases: number
  durationMs: number
  ended: EndReason
  adapters: Record<string, AdapterSummary>
}

/** What a campaign tells its listeners, in order. Nothing in the engine prints. */
export type CampaignEvent =
  | {
      type: 'campaign.started'
      seed: number
      /** first case of the whole campaign */
      from: number
      /** bounds, where there are: cases that each lane does here, milliseconds */
      cases?: number
      maxTime?: number
      /** when only this part of the cases is done */
      shard?: Shard
      adapters: { id: string; profile: string; warning?: string }[]
    }
  | { type: 'adapter.opened'; adapter: string }
  | { type: 'adapter.failed'; adapter: string; message: string }
  /** what is flaky is not known yet, and counted as diverging */
  | { type: 'corpus.done'; adapter: string; counts: CaseCounts }
  | { type: 'selftest.done'; adapter: string; warnings: string[] }
  /** told in the order of the cases of each adapter; `cases`: what its lane has done, `workers`: how many it has */
  | {
      type: 'batch.done'
      adapter: string
      from: number
      to: number
      cases: number
      /** signatures so far, over all adapters */
      divergences: number
      elapsedMs: number
      workers: number
    }
  /** a worker died while it had these cases; they are run again */
  | { type: 'worker.lost'; adapter: string; from: number; to: number; of?: 'corpus'; why: string }
  | { type: 'finding.found'; finding: Finding }
  | { type: 'shrink.progress'; adapter: string; signature: string; tries: number; size: number }
  | { type: 'finding.reduced'; finding: Finding }
  | { type: 'finding.flaky'; finding: Finding }
  /** a stored finding that this run no longer sees */
  | { type: 'finding.fixed'; finding: Finding }
  | { type: 'campaign.ended'; summary: CampaignSummary }

export type CampaignListener = (event: CampaignEvent) => void
