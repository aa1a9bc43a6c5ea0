import type { Operand } from '../../model/scenario/place.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { ValueNode } from '../../model/scenario/recipe.ts'
import { isPlace } from '../../model/scenario/references.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { dropped, type JsonObject, type JsonPath, locationsOf, mapJson, readAt, replaced, without } from './json.ts'
import { canonicalKeys, isReference, keysOf, renameAll, renameKey } from './names.ts'
import { dropArguments, dropItems } from './shift.ts'
import { simplerNodes, simplerPrimitives } from './simpler.ts'

/**
 * A pass lists candidates that are simpler than a scenario in one way, the boldest first.
 * It is pure, and may list what is no valid scenario or no simpler one: the reducer sorts those out.
 */
export type Pass = (scenario: Scenario) => Iterable<() => Scenario>

/** In the stated order: steps, values, parts, names, text. */
export const passes: readonly Pass[] = [
  dropSteps,
  dropValues,
  exposeDirectly,
  hoistChildren,
  mergeValues,
  dropItems,
  dropArguments,
  dropParts,
  simplifyNodes,
  simplifyOperands,
  renameNames,
  simplifyPrimitives,
]

/** Runs of steps, halves first, then shorter ones. */
function* dropSteps(scenario: Scenario): Iterable<() => Scenario> {
  const { steps } = scenario
  for (let length = Math.ceil(steps.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    for (let from = 0; from < steps.length; from += length) {
      const until = from + length
      yield () => ({ ...scenario, steps: steps.filter((_, index) => index < from || index >= until) })
    }
  }
}

/** One value with all that refers to it. */
function* dropValues(scenario: Scenario): Iterable<() => Scenario> {
  for (const name of Object.keys(scenario.values)) {
    yield () => withoutValue(scenario, name, dropped)
    yield () => withoutValue(scenario, name, 0)
  }
}

/** Another value in the place of the exposed one, where the page then looks without a path. */
function* exposeDirectly(scenario: Scenario): Iterable<() => Scenario> {
  for (const [index, step] of scenario.steps.entries()) {
    if (step.do !== 'expose') continue
    for (const [name, node] of Object.entries(scenario.values)) {
      if (node.in !== 'isolated') continue
      yield () =>
        mapPlaces(replaced(scenario, ['steps', index, 'value'], { value: name }), (place) => {
          if (place.exposed !== step.key) return place
          const { path: _, ...root } = place
          return root
        })
    }
  }
}

/** A child in the place of its parent; paths lose the key that led from one to the other. */
function* hoistChildren(scenario: Scenario): Iterable<() => Scenario> {
  for (const [name, node] of Object.entries(scenario.values)) {
    for (const [key, child] of childrenOf(node)) {
      if (child === name || scenario.values[child] === undefined) continue
      const hoist = (place: JsonObject) => (place.value === name ? { ...place, value: child } : place)
      if (key !== undefined)
        yield () =>
          mapPlaces(
            mapPlaces(scenario, (place) => dropFromPath(place, key)),
            hoist,
          )
      yield () => mapPlaces(scenario, hoist)
    }
  }
}

function childrenOf(node: ValueNode): [Key | undefined, string][] {
  const children: [Key | undefined, string][] = []
  const enter = (key: Key | undefined, operand: unknown): void => {
    if (isPlace(operand as Operand) && 'value' in (operand as object)) {
      children.push([key, (operand as { value: string }).value])
    }
  }
  if (node.kind === 'array') for (const [index, item] of node.items.entries()) enter(String(index), item)
  if ('properties' in node) {
    for (const property of node.properties ?? []) enter(property.key, property.value ?? property.get)
  }
  for (const path of locationsOf(node)) enter(undefined, readAt(node, path))
  return children
}

function dropFromPath(place: JsonObject, key: Key): JsonObject {
  if (!Array.isArray(place.path)) return place
  const text = JSON.stringify(key)
  const index = place.path.findIndex((one) => JSON.stringify(one) === text)
  return index < 0 ? place : { ...place, path: place.path.filter((_, at) => at !== index) }
}

/** One value in the place of another of its world. */
function* mergeValues(scenario: Scenario): Iterable<() => Scenario> {
  const entries = Object.entries(scenario.values)
  if (entries.length > 12) return
  for (const [name, node] of entries) {
    for (const [other, twin] of entries) {
      if (other === name || twin.in !== node.in || twin.kind !== node.kind) continue
      yield () => mapPlaces(scenario, (place) => (place.value === name ? { ...place, value: other } : place))
    }
  }
}

/** Any one key or element: properties, items, arguments, actions, flags, path keys; outermost first. */
function* dropParts(scenario: Scenario): Iterable<() => Scenario> {
  for (const path of locationsOf(scenario)) if (path.length > 2) yield () => without(scenario, path)
}

function* simplifyNodes(scenario: Scenario): Iterable<() => Scenario> {
  for (const [name, node] of Object.entries(scenario.values)) {
    for (const simpler of simplerNodes(node)) yield () => replaced(scenario, ['values', name], simpler)
  }
}

/** A place gives way to a primitive, to its own root, and to an accessor's value. */
function* simplifyOperands(scenario: Scenario): Iterable<() => Scenario> {
  for (const path of locationsOf(scenario)) {
    const part = readAt(scenario, path)
    if (isPlace(part as Operand)) {
      for (const primitive of [0, { undefined: true }, null]) yield () => replaced(scenario, path, primitive)
    }
    const accessor = part as { get?: unknown; key?: unknown }
    if (accessor !== null && typeof accessor === 'object' && accessor.get !== undefined) {
      yield () =>
        replaced(scenario, path, 'key' in accessor ? { key: accessor.key, value: accessor.get } : accessor.get)
    }
  }
  for (const [index, step] of scenario.steps.entries()) {
    if (step.do === 'construct') yield () => replaced(scenario, ['steps', index, 'do'], 'call')
    if (step.do === 'expose' && typeof step.key !== 'string')
      yield () => replaced(scenario, ['steps', index, 'key'], 'api')
  }
}

function* renameNames(scenario: Scenario): Iterable<() => Scenario> {
  yield () => renameAll(scenario)
  const keys = keysOf(scenario)
  const free = canonicalKeys.filter((key) => !keys.includes(key))
  let all = scenario
  let next = 0
  for (const key of keys) {
    if (canonicalKeys.includes(key as string)) continue
    all = renameKey(all, key, free[next++] ?? key)
  }
  const renamed = all
  yield () => renamed
  const [first] = free
  if (first === undefined) return
  for (const key of keys) yield () => renameKey(scenario, key, first)
}

/** Primitives, counts, texts and bytes; each halves before it counts down. */
function* simplifyPrimitives(scenario: Scenario): Iterable<() => Scenario> {
  for (const path of locationsOf(scenario)) {
    if (isWord(path)) continue
    for (const simpler of simplerPrimitives(readAt(scenario, path))) yield () => replaced(scenario, path, simpler)
  }
}

/** Words of the language and names are no primitives. */
const words = new Set([
  'bridgecheck',
  'kind',
  'in',
  'do',
  'form',
  'class',
  'array',
  'shape',
  'as',
  'integrity',
  'promise',
])
const isWord = (path: JsonPath): boolean => path.length < 3 || words.has(String(path.at(-1)))

/** What goes when one of these goes: the property, step or action that can't be without it. */
const needed = ['value', 'get', 'at', 'call', 'keep', 'left', 'right'] as const

/** The scenario without a value: what needs it goes, other operands are left out or become `instead`. */
function withoutValue(scenario: Scenario, name: string, instead: unknown): Scenario {
  const visit = (part: JsonObject, before: JsonObject): unknown => {
    if (part.value === name && isReference(part)) return instead
    if (part.do === 'settle' && part.promise === name) return dropped
    return needed.some((field) => field in before && !(field in part)) ? dropped : part
  }
  return mapJson(scenario, visit) as Scenario
}

function mapPlaces(scenario: Scenario, map: (place: JsonObject) => unknown): Scenario {
  return mapJson(scenario, (part) => (isPlace(part as Operand) && isReference(part) ? map(part) : part)) as Scenario
}
