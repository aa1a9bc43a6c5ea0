import { createHash } from 'node:crypto'
import type { DifferenceKind } from '../model/compare.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import type { Explanation } from './minimum/explain.ts'

/** A divergence as it is kept: one for each signature. */
export interface Finding {
  /** short and stable: a hash of the signature */
  id: string
  adapter: string
  profile: string
  signature: string
  rule: string
  kind: DifferenceKind
  /** where in the trace of `scenario` */
  at: string
  predicted: unknown
  observed: unknown
  /** the smallest scenario known that shows it */
  scenario: Scenario
  /** seed and index of the case that showed it first */
  seed: number
  index: number
  /** the corpus case that showed it first: its name; `index` is then its place in the corpus */
  corpus?: string
  /** parts of the drawn scenario and of this one, see `sizeOf` */
  sizeBefore: number
  sizeAfter: number
  /** no smaller scenario within the reducer's moves shows it */
  minimal: boolean
  /** how many scenarios the reduction ran */
  tries: number
  /** cases that showed it */
  count: number
  /** other signatures that the same minimal scenario shows */
  alsoShows: string[]
  /** the signature that stands first in the same trace: this difference may only follow from it */
  follows?: string
  /** seen once, and not again in fresh worlds */
  flaky?: true
  /** of a confirmed finding: what of its scenario matters, and whose rules it fits */
  explanation?: Explanation
  /** not run again: the campaign ended before, or it ended again and again while that was tried */
  unconfirmed?: true
}

/** Whether a text is the id of a finding. */
export const isFindingId = (text: string): boolean => /^[0-9a-f]{10}$/.test(text)

/** The id of all findings of one signature. */
export function findingId(signature: string): string {
  return createHash('sha256').update(signature).digest('hex').slice(0, 10)
}
