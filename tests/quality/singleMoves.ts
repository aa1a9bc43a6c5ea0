import { type Scenario, validateScenario } from '../../model/scenario/scenario.ts'
import { isSimpler, rankOf } from '../../properties/reduce/order.ts'

type Json = Record<string | number, unknown>

/**
 * Every valid scenario that one removal or one replacement by something simpler makes of this one. It walks the JSON and
 * knows nothing of the reducer's passes: what those never propose is tried here too.
 */
export function singleMoves(scenario: Scenario): Scenario[] {
  const rank = rankOf(scenario)
  const found = new Map<string, Scenario>()
  const offer = (change: (copy: Json) => void): void => {
    const copy = structuredClone(scenario)
    change(copy as unknown as Json)
    try {
      const valid = validateScenario(copy)
      if (isSimpler(rankOf(valid), rank)) found.set(JSON.stringify(valid), valid)
    } catch {
      // Most removals leave no scenario.
    }
  }
  const visit = (part: unknown, path: readonly (string | number)[]): void => {
    if (typeof part !== 'object' || part === null) return
    for (const [key, inner] of Object.entries(part)) {
      const holderIn = (copy: Json): Json => path.reduce<Json>((at, step) => at[step] as Json, copy)
      offer((copy) => {
        const holder = holderIn(copy)
        if (Array.isArray(holder)) holder.splice(Number(key), 1)
        else delete holder[key]
      })
      for (const simpler of replacementsOf(inner)) {
        offer((copy) => {
          holderIn(copy)[key] = simpler
        })
      }
      visit(inner, [...path, key])
    }
  }
  visit(scenario, [])
  return [...found.values()]
}

/** A number is halved and lowered, a text emptied and halved; a part gives way to 0, nothing, or a plain object. */
function replacementsOf(part: unknown): unknown[] {
  if (typeof part === 'number') return [0, Math.floor(part / 2), part - 1]
  if (typeof part === 'string') return [0, '', part.slice(0, part.length / 2)]
  if (typeof part !== 'object' || part === null) return [0]
  if (Array.isArray(part)) return [[]]
  const plain = 'kind' in part && 'in' in part ? [{ kind: 'object', in: part.in }] : []
  return [0, {}, { undefined: true }, ...plain]
}
