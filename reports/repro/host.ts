import { indent } from '../code/layout.ts'
import { plain } from '../code/quote.ts'
import type { WorldCode } from './program.ts'

/** The statements of a world, in an async function where they wait. */
export function bodyOf({ statements, waits }: WorldCode, after: readonly string[] = []): string {
  const all = [...statements, ...after]
  if (!waits) return all.join('\n')
  return `void (async () => {\n  ${indent(all.join('\n'))}\n})()`
}

/** How many milliseconds a promise is waited for, until it counts as pending. */
const patience = 100

export const settled = `// How a promise ended, that it is pending, or that there is none.
function settled(look) {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ state: 'pending' }), ${patience})
    try {
      look().then(
        (value) => resolve({ state: 'fulfilled', value }),
        (value) => resolve({ state: 'rejected', value }),
      )
    } catch {
      resolve({ state: 'no promise' })
    }
  })
}`

/** A comment of whole lines; what a stranger wrote must not leave it. */
export const comment = (lines: readonly string[]): string =>
  lines.map((line) => `// ${plain(line, 1000)}`.trimEnd()).join('\n')
