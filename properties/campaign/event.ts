import type { KnownDivergence } from '../agreement.ts'
import type { Finding } from '../finding.ts'

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
  /** predictions that allow a set of outcomes; no rule of the model does so far */
  setValued: number
  /** why cases were inapplicable, with counts */
  reasons: Record<string, number>
}

/** What one adapter did in a campaign; the counts are of the cases that were drawn for it. */
export interface AdapterSummary extends CaseCounts {
  profile: string
  /** the same counts of the corpus, when there was one */
  corpus?: CaseCounts
  warnings: string[]
  /** judged cases a second of the time spent running and predicting */
  casesPerSecond: number
  divergences: Finding[]
  /** the known divergences that speak of this adapter, with the cases that showed each */
  knownDivergences: (KnownDivergence & { cases: number })[]
  /** set when the adapter could not be opened, or broke: one sentence */
  failure?: string
}

export type EndReason = 'cases' | 'time' | 'divergences' | 'stopped' | 'no adapter'

export interface CampaignSummary {
  seed: number
  /** drawn cases */
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
      from: number
      adapters: { id: string; profile: string; warning?: string }[]
    }
  | { type: 'adapter.opened'; adapter: string }
  | { type: 'adapter.failed'; adapter: string; message: string }
  | { type: 'corpus.done'; adapter: string; counts: CaseCounts }
  | { type: 'selftest.done'; adapter: string; warnings: string[] }
  | { type: 'batch.done'; from: number; to: number; cases: number; divergences: number; elapsedMs: number }
  | { type: 'finding.found'; finding: Finding }
  | { type: 'shrink.progress'; adapter: string; signature: string; tries: number; size: number }
  | { type: 'finding.reduced'; finding: Finding }
  | { type: 'finding.flaky'; finding: Finding }
  /** a stored finding that this run no longer sees */
  | { type: 'finding.fixed'; finding: Finding }
  | { type: 'campaign.ended'; summary: CampaignSummary }

export type CampaignListener = (event: CampaignEvent) => void
