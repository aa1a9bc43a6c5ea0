import type { Shown } from '../../model/traceText.ts'
import type { Outcome } from '../agreement.ts'
import type { CaseCounts } from './event.ts'

export function noCounts(): CaseCounts {
  return {
    cases: 0,
    agree: 0,
    inapplicable: 0,
    known: 0,
    flaky: 0,
    diverge: 0,
    crash: 0,
    hang: 0,
    setValued: 0,
    reasons: {},
  }
}

/** Counts what came of one case. */
export function count(counts: CaseCounts, outcome: Outcome, shown: Shown | undefined): void {
  counts.cases += 1
  counts[outcome.is] += 1
  if (outcome.is === 'inapplicable') counts.reasons[outcome.reason] = (counts.reasons[outcome.reason] ?? 0) + 1
  if (shown !== undefined && 'crash' in shown) counts.crash += 1
  if (shown !== undefined && 'hang' in shown) counts.hang += 1
}
