import type { Capability } from '../../model/capability.ts'
import type { KnownDivergence } from '../agreement.ts'
import type { Selection } from '../arbitraries/selection.ts'
import type { Weights } from '../arbitraries/weights.ts'
import type { Batch } from './batch.ts'

/** Which part of a campaign's cases is done here: shard `index` of `count`, from 1. */
export interface Shard {
  index: number
  count: number
}

/** What makes two runs parts of the same campaign; plain JSON. */
export interface CampaignPlan {
  generator: number
  seed: number
  /** first case index of the whole campaign */
  from: number
  /** cases of the whole campaign; absent when something else ends it */
  cases?: number
  shard?: Shard
  adapters: { id: string; profile: string; capabilities: Capability[]; warning?: string }[]
  selection: Selection
  weights: Weights
  known: KnownDivergence[]
  /** the hash of the corpus that is run first, by the first shard; absent without one */
  corpus?: string
}

/** The cases that a run of this plan does: all, or its shard's; `count` is infinite without a bound. */
export function rangeOf({ from, cases = Number.POSITIVE_INFINITY, shard }: CampaignPlan): Batch {
  if (shard === undefined) return { from, count: cases }
  const start = Math.floor((cases * (shard.index - 1)) / shard.count)
  const end = Math.floor((cases * shard.index) / shard.count)
  return { from: from + start, count: end - start }
}
