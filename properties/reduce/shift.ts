import { isPlace } from '../../model/scenario/references.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { type JsonObject, mapJson, without } from './json.ts'

/** One array item; paths move up with the items behind it. */
export function* dropItems(scenario: Scenario): Iterable<() => Scenario> {
  for (const [name, node] of Object.entries(scenario.values)) {
    if (node.kind !== 'array') continue
    for (const index of node.items.keys()) {
      yield () => shiftPaths(without(scenario, ['values', name, 'items', index]), index)
    }
  }
}

/** One position of all argument lists; scripts look for the arguments behind it one place earlier. */
export function* dropArguments(scenario: Scenario): Iterable<() => Scenario> {
  for (let position = 0; position < 3; position++) {
    yield () =>
      mapJson(scenario, (part) => {
        if (Array.isArray(part.args)) return { ...part, args: part.args.filter((_, index) => index !== position) }
        const { argument } = part
        return typeof argument === 'number' && argument > position ? { ...part, argument: argument - 1 } : part
      }) as Scenario
  }
}

function shiftPaths(scenario: Scenario, index: number): Scenario {
  const shift = (part: JsonObject): JsonObject => {
    if (!isPlace(part) || !Array.isArray(part.path)) return part
    const at = part.path.findIndex((key) => /^[0-9]+$/.test(String(key)) && Number(key) > index)
    if (at < 0) return part
    return { ...part, path: part.path.map((key, position) => (position === at ? String(Number(key) - 1) : key)) }
  }
  return mapJson(scenario, shift) as Scenario
}
