import { plain } from './code/quote.ts'
import type { ReportedDivergence } from './divergence.ts'

/** What a finding's explanation says, one sentence each, without a full stop; empty without an explanation. */
export function explanationTexts({ explanation }: Pick<ReportedDivergence, 'explanation'>): string[] {
  if (explanation === undefined) return []
  const { leaves, fits } = explanation
  return [
    ...leaves.map(({ at, others }) => `${plain(at, 200)}: ${plain(`${others} would do`, 200)}`),
    fits.length === 0
      ? 'no known version of Electron does what was seen'
      : `what was seen is what ${fits.map((one) => plain(one, 100)).join(', ')} would do`,
  ]
}
