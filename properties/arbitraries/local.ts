import { isFound, type PlatformObject } from '../../model/scenario/dom.ts'
import type { World } from '../../model/scenario/recipe.ts'
import { isPlace } from '../../model/scenario/references.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { type JsonObject, mapJson } from '../reduce/json.ts'
import { blueprint } from './blueprint.ts'
import { type AnyArbitrary, type FastCheck, partsOf } from './fastCheck.ts'
import { type ScenarioOptions, scenarioBy } from './scenario.ts'

/**
 * An arbitrary of scenarios that live in one world, without any bridge: an ordinary one with all its values and steps
 * moved into that world, where what was exposed is at hand. What differs there is a fault of the harness.
 *
 * @param fc the caller's fast-check
 */
export function localScenario(fc: FastCheck, options: ScenarioOptions = {}): AnyArbitrary<Scenario> {
  const parts = partsOf(fc)
  const drawn = blueprint(parts).map(scenarioBy(options))
  return parts.tuple(drawn, parts.constantFrom('isolated', 'main')).map(([one, world]) => moveInto(one, world))
}

/** A scenario without what needs a bridge, with everything in one world. */
export function moveInto(drawn: Scenario, world: World): Scenario {
  const exposed = exposedValues(drawn)
  const move = (part: JsonObject): JsonObject => {
    if ('in' in part) {
      // The page has no Buffer of Node and nothing of the preload's own.
      const { nodeBuffer, ...rest } = part
      if (world === 'isolated') return { ...part, in: world }
      return { ...rest, in: world, ...(isFound(part.of as PlatformObject) ? { of: 'event' } : {}) }
    }
    const value = isPlace(part) && 'exposed' in part ? exposed.get(part.exposed) : undefined
    if (value === undefined) return part
    const { exposed: _, ...path } = part
    return { value, ...path }
  }
  return {
    bridgecheck: drawn.bridgecheck,
    values: mapJson(drawn.values, move) as Scenario['values'],
    steps: mapJson(
      drawn.steps.filter((step) => 'in' in step),
      move,
    ) as Scenario['steps'],
  }
}

/** The value behind each exposure key; a key that is taken stays with the first. */
function exposedValues(drawn: Scenario): Map<string, string> {
  const values = new Map<string, string>()
  for (const step of drawn.steps) {
    if (step.do !== 'expose' || typeof step.key !== 'string' || values.has(step.key)) continue
    const { value } = step
    if (isPlace(value) && 'value' in value) values.set(step.key, value.value)
  }
  return values
}
