import { directions as allDirections, type Direction } from '../../model/direction.ts'
import { rules } from '../../model/rules/registry.ts'
import type { ValueKind } from '../../model/scenario/recipe.ts'
import { defaultWeights, type Weights } from './weights.ts'

/**
 * What is drawn and judged: kinds of values and directions steer the generator, rule ids filter what it drew. Plain JSON,
 * and each list in the order of the language, so that what is selected alike is the same text.
 */
export interface Selection {
  kinds: readonly ValueKind[]
  directions: readonly Direction[]
  /** only scenarios that apply one of these rules are judged */
  onlyRules: readonly string[]
  /** scenarios that apply one of these rules are not judged */
  withoutRules: readonly string[]
}

const allKinds = Object.keys(defaultWeights.kinds) as ValueKind[]
const views: readonly ValueKind[] = ['typedArray', 'dataView']
const allRules: readonly string[] = rules.map(({ id }) => id)

/** Everything. */
export const wholeSelection: Selection = {
  kinds: allKinds,
  directions: allDirections,
  onlyRules: [],
  withoutRules: [],
}

/**
 * Reads the words of `--only` and `--exclude`: kinds of values (`promise`), directions (`callback argument`), rule ids.
 * Objects and functions carry every scenario, so `only` keeps them; no view is without its buffer.
 *
 * @throws Error with one sentence for a word that is none of these, or when nothing is left
 */
export function selectionOf(words: {
  only?: readonly string[] | undefined
  exclude?: readonly string[] | undefined
}): Selection {
  const both = words.only?.find((word) => words.exclude?.includes(word))
  if (both !== undefined) throw new Error(`"${both}" is both selected and excluded; name it once.`)
  const only = sortWords(words.only ?? [])
  const exclude = sortWords(words.exclude ?? [])
  if (only.kinds.some((kind) => views.includes(kind))) only.kinds.push('arrayBuffer')
  if (exclude.kinds.includes('arrayBuffer')) exclude.kinds.push(...views)
  const kinds = select(allKinds, only.kinds, ['object', 'function'], exclude.kinds)
  const directions = select(allDirections, only.directions, ['expose'], exclude.directions)
  if (!directions.includes('expose'))
    throw new Error('"expose" can\'t be excluded: every scenario starts with an exposure.')
  if (kinds.length === 0) throw new Error('Nothing is left to draw: every kind of value is excluded.')
  const inOrder = (chosen: readonly string[]) => allRules.filter((id) => chosen.includes(id))
  return { kinds, directions, onlyRules: inOrder(only.rules), withoutRules: inOrder(exclude.rules) }
}

/** @param always what stays whatever else is asked for */
function select<T extends string>(
  all: readonly T[],
  only: readonly T[],
  always: readonly T[],
  exclude: readonly T[],
): T[] {
  const chosen = only.length === 0 ? all : [...only, ...always]
  return all.filter((one) => chosen.includes(one) && !exclude.includes(one))
}

function sortWords(words: readonly string[]): { kinds: ValueKind[]; directions: Direction[]; rules: string[] } {
  const sorted = { kinds: [] as ValueKind[], directions: [] as Direction[], rules: [] as string[] }
  for (const word of words) {
    const kind = allKinds.find((known) => known === word)
    const direction = allDirections.find((known) => known === word)
    if (kind !== undefined) sorted.kinds.push(kind)
    else if (direction !== undefined) sorted.directions.push(direction)
    else if (allRules.includes(word)) sorted.rules.push(word)
    else {
      throw new Error(
        `"${word}" can't be selected: it is no kind (${allKinds.join(', ')}), no direction (${allDirections.join(', ')}) and no rule id.`,
      )
    }
  }
  return sorted
}

/** The weights without the kinds that are not selected. */
export function narrowWeights(weights: Weights, selection: Selection): Weights {
  const kinds = { ...weights.kinds }
  for (const kind of allKinds) if (!selection.kinds.includes(kind)) kinds[kind] = 0
  // Whoever selects kinds means these.
  const platformOnceIn = selection.kinds.length < allKinds.length ? 1 : weights.platformOnceIn
  return { ...weights, kinds, platformOnceIn }
}
