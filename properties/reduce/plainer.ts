import { isPlace } from '../../model/scenario/references.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { isJsonObject, type JsonObject, type JsonPath, locationsOf, readAt, replaced } from './json.ts'
import { canonicalKeys, isPlacePart, keysOf, renameAll, renameKey } from './names.ts'
import { plainerFields, plainWords } from './plainness.ts'
import { simplerNodes, simplerPrimitives } from './simpler.ts'

export function* simplifyNodes(scenario: Scenario): Iterable<() => Scenario> {
  for (const [name, node] of Object.entries(scenario.values)) {
    for (const simpler of simplerNodes(node)) yield () => replaced(scenario, ['values', name], simpler)
  }
}

/** A place gives way to a primitive, an item's accessor to its value, a collision to a name. */
export function* simplifyOperands(scenario: Scenario): Iterable<() => Scenario> {
  for (const path of locationsOf(scenario)) {
    const part = readAt(scenario, path)
    if (isPlace(part)) {
      for (const primitive of [0, { undefined: true }, null]) yield () => replaced(scenario, path, primitive)
    }
    if (isJsonObject(part) && part.get !== undefined) yield () => replaced(scenario, path, part.get)
  }
  for (const [index, step] of scenario.steps.entries()) {
    if (step.do === 'expose' && typeof step.key !== 'string')
      yield () => replaced(scenario, ['steps', index, 'key'], 'api')
  }
}

/** Data in the place of an accessor, a result of what is thrown, a fulfilment of a rejection. */
export function* plainFields(scenario: Scenario): Iterable<() => Scenario> {
  for (const path of locationsOf(scenario)) {
    const part = readAt(scenario, path)
    if (!isJsonObject(part)) continue
    for (const [field, plainer] of Object.entries(plainerFields)) {
      if (field in part) yield () => replaced(scenario, path, withField(part, field, plainer))
    }
  }
}

/** The fields of an object in their order, one under another name. */
function withField(part: JsonObject, field: string, name: string): JsonObject {
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key === field ? name : key, inner]))
}

/** A place gives way to any other place of the scenario: to another value, or to another root of the same thing. */
export function* redirectOperands(scenario: Scenario): Iterable<() => Scenario> {
  const places = new Map<string, unknown>()
  for (const name of Object.keys(scenario.values)) places.set(JSON.stringify({ value: name }), { value: name })
  const found: JsonPath[] = []
  for (const path of locationsOf(scenario)) {
    const part = readAt(scenario, path)
    if (!isPlacePart(part)) continue
    found.push(path)
    const { path: _, ...root } = part
    places.set(JSON.stringify(root), root)
    places.set(JSON.stringify(part), part)
  }
  if (found.length * places.size > 200) return
  for (const path of found) for (const place of places.values()) yield () => replaced(scenario, path, place)
}

/** A plainer word in the place of a kind of step, a form, a class, an array or a shape. */
export function* plainerWords(scenario: Scenario): Iterable<() => Scenario> {
  for (const path of locationsOf(scenario)) {
    const field = String(path.at(-1))
    // Another kind of node has other fields: `simplifyNodes` knows them.
    if (field === 'kind' || path.length < 3) continue
    const words = plainWords[field] ?? []
    for (const word of words.slice(0, Math.max(0, words.indexOf(String(readAt(scenario, path)))))) {
      yield () => replaced(scenario, path, word)
    }
  }
}

export function* renameNames(scenario: Scenario): Iterable<() => Scenario> {
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
export function* simplifyPrimitives(scenario: Scenario): Iterable<() => Scenario> {
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
  'tag',
  'of',
  'as',
  'what',
  'integrity',
  'promise',
])
const isWord = (path: JsonPath): boolean => path.length < 3 || words.has(String(path.at(-1)))
