import type { Operand } from '../../model/scenario/place.ts'
import type { World } from '../../model/scenario/recipe.ts'
import { type Draft, type FunctionDraft, isFunction } from './draft.ts'
import { draftOf, type FindDraft, follow } from './views.ts'

/** What the generator expects of a call: which drafts come back, and what was kept on the way. */
interface Rehearsal {
  returned: Draft | undefined
  promised: boolean
  kept: { in: World; as: string; draft: Draft }[]
}

/** Forms whose script never runs. */
export const silentForms = ['class', 'generator', 'asyncGenerator', 'revoked'] as const

/**
 * Plays a call with drafts in the place of values: far from exact (the model is), but enough that most of the steps
 * drawn later find what they name.
 */
export function rehearse(
  target: FunctionDraft,
  args: readonly (Draft | undefined)[],
  find: FindDraft,
  depth = 0,
): Rehearsal {
  const { script, form } = target.node
  const kept: Rehearsal['kept'] = []
  const nothing: Rehearsal = { returned: undefined, promised: false, kept }
  if (depth > 3 || silentForms.some((silent) => silent === form)) return nothing
  const outcomes: (Draft | undefined)[] = []
  const resolve = (operand: Operand | undefined): Draft | undefined => {
    if (typeof operand !== 'object' || operand === null) return undefined
    if ('argument' in operand) return follow(args[operand.argument], operand.path, find)
    if ('receiver' in operand) return follow(target.parent, operand.path, find)
    if ('outcome' in operand) return follow(outcomes[operand.outcome], operand.path, find)
    return draftOf(operand, find)
  }
  for (const action of script.actions ?? []) {
    let outcome: Draft | undefined
    if ('call' in action) {
      const called = resolve(action.call)
      if (called !== undefined && isFunction(called)) {
        const inner = rehearse(called, action.args.map(resolve), find, depth + 1)
        kept.push(...inner.kept)
        outcome = inner.promised ? undefined : inner.returned
      }
    } else if ('keep' in action) {
      const draft = resolve(action.keep)
      if (draft !== undefined) kept.push({ in: target.in, as: action.as, draft })
    }
    outcomes.push(outcome)
  }
  return { returned: resolve(script.return), promised: form === 'async', kept }
}
