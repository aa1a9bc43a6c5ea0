import { plain } from './code/quote.ts'
import type { ReportedDivergence } from './divergence.ts'

type Explained = Pick<ReportedDivergence, 'adapter' | 'rule' | 'follows' | 'explanation'>

/** What is known of a finding beside its rule, one sentence each, without a full stop. */
export function explanationTexts({ adapter, rule, follows, explanation }: Explained): string[] {
  const first = rule === 'LOCAL' ? [localText(adapter, follows)] : []
  if (explanation === undefined) return first
  const { leaves, fits } = explanation
  return [
    ...first,
    ...leaves.map(({ at, others }) => `${plain(at, 200)}: ${plain(`${others} would do`, 200)}`),
    fits.length === 0
      ? 'no known version of Electron does what was seen'
      : `what was seen is what ${fits.map((one) => plain(one, 100)).join(', ')} would do`,
  ]
}

/** A world looks at its own objects, so the cause lies before: whoever wrote a fake is told where. */
function localText(adapter: string, follows: string | undefined): string {
  if (follows !== undefined) {
    const [rule, kind, ...of] = follows.slice(adapter.length + 1).split(' ')
    return `this shows later what went wrong before: ${plain(`${kind} ${rule} (${of.join(' ')})`, 200)} comes first in the same run`
  }
  return 'the bridge does nothing at this place: look at what it did or left out before, such as a copy, a freeze or a call'
}
