import type { Place } from '../../model/scenario/place.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { ValueNode } from '../../model/scenario/recipe.ts'
import { isPlace } from '../../model/scenario/references.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { Names } from '../arbitraries/names.ts'
import { isJsonObject, type JsonObject, mapJson } from './json.ts'

/** How a minimal scenario names its values: by their kind. */
function wordOf(node: ValueNode): string {
  switch (node.kind) {
    case 'function':
      return node.in === 'main' ? 'callback' : 'fn'
    case 'arrayBuffer':
      return 'buffer'
    case 'typedArray':
      return 'bytes'
    case 'dataView':
      return 'view'
    case 'repeat':
      return 'nest'
    default:
      return node.kind
  }
}

/** Old name to canonical name, in each of the four spaces of names. */
interface Renames {
  values: Map<string, string>
  exposures: Map<string, string>
  results: Map<string, string>
  kept: Map<string, string>
}

function canonicalNames(scenario: Scenario): Renames {
  const renames: Renames = { values: new Map(), exposures: new Map(), results: new Map(), kept: new Map() }
  const taken = { values: new Names(), exposures: new Names(), results: new Names(), kept: new Names() }
  const enter = (space: keyof Renames, name: string, word: string): void => {
    if (!renames[space].has(name)) renames[space].set(name, taken[space].take(word))
  }
  for (const [name, node] of Object.entries(scenario.values)) {
    enter('values', name, wordOf(node))
    if (node.kind !== 'function') continue
    for (const action of node.script.actions ?? []) if ('keep' in action) enter('kept', action.as, 'kept')
  }
  for (const step of scenario.steps) {
    if (step.do === 'expose' && typeof step.key === 'string') enter('exposures', step.key, 'api')
    if ('as' in step && step.as !== undefined) enter('results', step.as, 'result')
  }
  return renames
}

/** The scenario under canonical names: nothing else changes. */
export function renameAll(scenario: Scenario): Scenario {
  const { values, exposures, results, kept } = canonicalNames(scenario)
  const get = (space: Map<string, string>, name: unknown): unknown => space.get(name as string) ?? name
  const rename = (copy: JsonObject): unknown => {
    if (typeof copy.value === 'string' && isReference(copy)) copy.value = get(values, copy.value)
    if ('exposed' in copy) copy.exposed = get(exposures, copy.exposed)
    if ('result' in copy) copy.result = get(results, copy.result)
    if ('kept' in copy) copy.kept = get(kept, copy.kept)
    if ('keep' in copy) copy.as = get(kept, copy.as)
    else if ('do' in copy && 'as' in copy) copy.as = get(results, copy.as)
    if (copy.do === 'expose') copy.key = get(exposures, copy.key)
    if (copy.do === 'settle') copy.promise = get(values, copy.promise)
    if (copy.kind === 'typedArray' || copy.kind === 'dataView') copy.buffer = get(values, copy.buffer)
    if (copy.kind === 'proxy') copy.target = get(values, copy.target)
    return copy
  }
  const entries = Object.entries(scenario.values).map(([name, node]) => [get(values, name), mapJson(node, rename)])
  return {
    bridgecheck: scenario.bridgecheck,
    values: Object.fromEntries(entries),
    steps: mapJson(scenario.steps, rename) as Scenario['steps'],
  }
}

/** Whether an object with a string `value` is a place, and no property, change or action of that value. */
export function isReference(part: JsonObject): boolean {
  return !('key' in part) && !('set' in part) && !('do' in part)
}

/** Whether any part of a scenario is a place: properties, changes and actions have a `value` too. */
export function isPlacePart(part: unknown): part is JsonObject & Place {
  return isJsonObject(part) && isPlace(part) && isReference(part)
}

/** All property keys of a scenario, in order, each once. */
export function keysOf(scenario: Scenario): Key[] {
  const keys = new Map<string, Key>()
  for (const node of Object.values(scenario.values)) {
    if (!('properties' in node)) continue
    for (const property of node.properties ?? []) keys.set(JSON.stringify(property.key), property.key)
  }
  return [...keys.values()]
}

/** The scenario with another key in all properties, paths and changes of that key. */
export function renameKey(scenario: Scenario, from: Key, to: Key): Scenario {
  const text = JSON.stringify(from)
  const swap = (key: unknown): unknown => (JSON.stringify(key) === text ? to : key)
  const rename = (copy: JsonObject): unknown => {
    if ('key' in copy && copy.do !== 'expose') copy.key = swap(copy.key)
    if (Array.isArray(copy.path)) copy.path = copy.path.map(swap)
    if ('set' in copy && copy.set !== true) copy.set = swap(copy.set)
    if ('delete' in copy) copy.delete = swap(copy.delete)
    return copy
  }
  return mapJson(scenario, rename) as Scenario
}

/** The canonical keys: `a`, `b`, ... */
export const canonicalKeys: readonly string[] = Array.from('abcdefghijklmnopqrstuvwxyz')

/** How many names and keys are not the canonical ones. */
export function countForeignNames(scenario: Scenario): number {
  let foreign = 0
  for (const space of Object.values(canonicalNames(scenario)) as Map<string, string>[]) {
    for (const [name, canonical] of space) if (name !== canonical) foreign += 1
  }
  for (const key of keysOf(scenario)) if (!canonicalKeys.includes(key as string)) foreign += 1
  return foreign
}
