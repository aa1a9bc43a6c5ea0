import { cut, markup } from '../escape.ts'
import type { Expectation } from '../expectation.ts'
import { observationText } from '../observation.ts'

const longest = 4000

/** What is expected and what was observed, side by side, with what differs marked. */
export function sidesHtml(predicted: unknown, observed: unknown, { label, of }: Expectation): string {
  const [left, right] = [observationText(predicted, longest), observationText(observed, longest)]
  const [markedLeft, markedRight] = marked(left, right)
  const title = label === 'predicted' ? 'Predicted' : `Expected, as in ${markup(cut(of, 500))}`
  return `<div class="sides">${side(title, markedLeft)}${side('Observed', markedRight)}</div>`
}

const side = (title: string, html: string): string => `<div><h3>${title}</h3><pre class="wrap">${html}</pre></div>`

/** Both texts with all between their common start and their common end marked. */
function marked(left: string, right: string): [left: string, right: string] {
  const [one, other] = [[...left], [...right]]
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) start++
  let end = 0
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const mark = (text: readonly string[]): string => {
    const part = (from: number, to: number): string => markup(text.slice(from, to).join(''))
    const middle = part(start, text.length - end)
    return `${part(0, start)}${middle === '' ? '' : `<mark>${middle}</mark>`}${part(text.length - end, text.length)}`
  }
  return [mark(one), mark(other)]
}

/** Code in a block that scrolls and can be reached with the keyboard. */
export function codeHtml(title: string, code: string, id: string): string {
  if (code === '') return ''
  const label = markup(title)
  return `<h3>${label}</h3><pre tabindex="0" role="region" aria-label="${label} of ${id}"><code>${markup(cut(code, 20_000))}</code></pre>`
}
