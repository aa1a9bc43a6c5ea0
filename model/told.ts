import type { DifferenceKind } from './compare.ts'
import type { RuleId } from './rules/registry.ts'

/** Of which object a difference tells, and where in that object. */
export interface Subject {
  /** what names the object in the predicted trace: its identity number, or the name of an own one */
  object: number | string
  /** the rule that it breaks */
  rule: RuleId
  /** the path from the object on; empty for the object itself */
  path: string
}

/** Kinds of differences after which an object of the prediction has no counterpart that could be recognized. */
const losing: readonly DifferenceKind[] = ['leak', 'brand', 'identity']

/**
 * What one trace has told of the objects of one world, so that nothing is told twice.
 *
 * An object is shown whenever it is met: what it lacked the first time it lacks again, and that is no second difference.
 * Only what the same object shows at the same place follows from what was told; all else is news, however common the
 * first difference is, so that a common fault hides no rare one.
 */
export class Told {
  readonly #told = new Map<number | string, Set<string>>()
  readonly #lost = new Set<number | string>()

  /** Whether the difference is news; from then on it is none. */
  isNews({ object, rule, path }: Subject, kind: DifferenceKind, predicted: unknown, observed: unknown): boolean {
    let told = this.#told.get(object)
    if (told === undefined) {
      told = new Set()
      this.#told.set(object, told)
    }
    if (kind === 'flags' && told.has(`${rule} integrity <extensible>`) && isFreeze(predicted, observed)) return false
    const difference = `${rule} ${kind} ${path}`
    if (told.has(difference)) return false
    told.add(difference)
    if (path === '' && losing.includes(kind)) this.#lost.add(object)
    return true
  }

  /** Whether something else was seen in the place of the object, so that it can't be recognized later on. */
  isLost(object: number | string): boolean {
    return this.#lost.has(object)
  }
}

/** Whether two flags differ as those of a frozen and of a loose object do. */
function isFreeze(predicted: unknown, observed: unknown): boolean {
  const frozen = (flags: unknown): string => String(flags).replace('w', '-').replace('c', '-')
  return frozen(predicted) === observed || frozen(observed) === predicted
}
