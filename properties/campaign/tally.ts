import type { Difference } from '../../model/compare.ts'

/**
 * What came of some cases on one adapter: plain JSON. Tallies add up, in any order, and the sum over a range of cases
 * is the same however the range was cut.
 */
export interface Tally {
  cases: number
  agree: number
  inapplicable: number
  /** traces that ended in a crash or a hang, predicted or not */
  crash: number
  hang: number
  /** cases that differed as a rule allows by chance, and agreed in fresh worlds; counted as agreeing too */
  setValued: number
  /** why cases were inapplicable, with counts */
  reasons: Record<string, number>
  /** coverage: cells of the predictions of applicable cases, with how many were in each */
  cells: Record<string, number>
  /** all that a differing case showed (JSON text of its signatures, in the order of the trace) -> how many did */
  shown: Record<string, number>
  /** signature -> where it was seen first */
  first: Record<string, Sighting>
}

/** A case that shows a signature: its index, which of the case's signatures this is, and the difference. */
export interface Sighting {
  /** of the drawn case, or its place in the corpus */
  index: number
  /** the name of the corpus case */
  corpus?: string
  order: number
  difference: Difference
}

export function emptyTally(): Tally {
  return {
    cases: 0,
    agree: 0,
    inapplicable: 0,
    crash: 0,
    hang: 0,
    setValued: 0,
    reasons: {},
    cells: {},
    shown: {},
    first: {},
  }
}

/** Adds one tally to another. */
export function addTally(sum: Tally, part: Tally): void {
  for (const count of ['cases', 'agree', 'inapplicable', 'crash', 'hang', 'setValued'] as const) {
    sum[count] += part[count]
  }
  addCounts(sum.reasons, part.reasons)
  addCounts(sum.cells, part.cells)
  addCounts(sum.shown, part.shown)
  for (const [signature, sighting] of Object.entries(part.first)) {
    const known = sum.first[signature]
    if (known === undefined || sighting.index < known.index) sum.first[signature] = sighting
  }
}

/** Signatures in the order in which they were seen first. */
export function inOrder(tally: Tally): string[] {
  return Object.entries(tally.first)
    .sort(([, left], [, right]) => left.index - right.index || left.order - right.order)
    .map(([signature]) => signature)
}

/** What the cases that differed showed, with how many did. */
export function shownBy(tally: Tally): { signatures: string[]; cases: number }[] {
  return Object.entries(tally.shown).map(([text, cases]) => ({ signatures: JSON.parse(text) as string[], cases }))
}

function addCounts(sum: Record<string, number>, part: Record<string, number>): void {
  for (const [name, count] of Object.entries(part)) sum[name] = (sum[name] ?? 0) + count
}
