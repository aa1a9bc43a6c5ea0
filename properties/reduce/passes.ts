import type { Key } from '../../model/scenario/primitive.ts'
import { isPlace } from '../../model/scenario/references.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { childrenOf } from './children.ts'
import { dropped, type JsonObject, locationsOf, mapJson, replaced, without } from './json.ts'
import { isPlacePart, isReference } from './names.ts'
import type { Pass } from './pass.ts'
import {
  plainerWords,
  plainFields,
  redirectOperands,
  renameNames,
  simplifyNodes,
  simplifyOperands,
  simplifyPrimitives,
} from './plainer.ts'
import { dropArguments, dropItems } from './shift.ts'
import { goPlainWays } from './ways.ts'

/** In the stated order: steps, values, parts, names, words, text; then what no single change leads to. */
export const passes: readonly Pass[] = [
  dropSteps,
  dropValues,
  exposeDirectly,
  exposeOnce,
  hoistChildren,
  mergeValues,
  dropItems,
  dropArguments,
  dropParts,
  simplifyNodes,
  simplifyOperands,
  redirectOperands,
  renameNames,
  plainFields,
  plainerWords,
  simplifyPrimitives,
  goPlainWays,
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

/** What is exposed twice is looked for once: below the other exposure, where that holds it. */
function* exposeOnce(scenario: Scenario): Iterable<() => Scenario> {
  const exposures = scenario.steps.flatMap((step, index) =>
    step.do === 'expose' && isPlace(step.value) && 'value' in step.value
      ? [{ index, key: step.key, name: step.value.value }]
      : [],
  )
  for (const { index, key, name } of exposures) {
    for (const other of exposures) {
      if (other.index === index) continue
      const found = childrenOf(scenario.values[other.name]!).find(
        ([under, child]) => child === name && under !== undefined,
      )
      const lead = other.name === name ? [] : found?.slice(0, 1)
      if (lead === undefined) continue
      yield () =>
        mapPlaces(without(scenario, ['steps', index]), (place) =>
          place.exposed === key ? { exposed: other.key, path: [...lead, ...((place.path as Key[]) ?? [])] } : place,
        )
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
      const merged = () => mapPlaces(scenario, (place) => (place.value === name ? { ...place, value: other } : place))
      yield merged
      // Of two functions one may be there for what it does and the other for what it is.
      if (node.kind === 'function') yield () => replaced(merged(), ['values', other, 'form'], node.form)
    }
  }
}

/** Any one key or element: properties, items, arguments, actions, flags, path keys; outermost first. */
function* dropParts(scenario: Scenario): Iterable<() => Scenario> {
  for (const path of locationsOf(scenario)) if (path.length > 2) yield () => without(scenario, path)
}

/** What goes when one of these goes: the property, step or action that can't be without it. */
const needed = ['value', 'get', 'at', 'call', 'keep', 'left', 'right', 'func'] as const

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
  return mapJson(scenario, (part) => (isPlacePart(part) ? map(part) : part)) as Scenario
}
