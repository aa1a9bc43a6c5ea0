import type { Scenario } from '../../model/scenario/scenario.ts'
import type { JsonObject } from './json.ts'
import { isReference } from './names.ts'

/**
 * The same scenario without what can't matter: values that nothing refers to, empty lists.
 * Values stand in the order in which the steps lead to them.
 */
export function tidy(scenario: Scenario): Scenario {
  const steps = dropEmptyLists(scenario.steps)
  const values: Scenario['values'] = {}
  const reach = (name: string): void => {
    const node = scenario.values[name]
    if (node === undefined || Object.hasOwn(values, name)) return
    const tidied = dropEmptyLists(node)
    values[name] = tidied
    for (const referred of referencesIn(tidied)) reach(referred)
  }
  for (const name of referencesIn(steps)) reach(name)
  return { bridgecheck: scenario.bridgecheck, values, steps }
}

const nameFields = new Set(['value', 'promise', 'buffer', 'target'])

/** The names of values in a part of a scenario, in order. */
export function referencesIn(json: unknown): string[] {
  const names: string[] = []
  const walk = (at: unknown): void => {
    if (typeof at !== 'object' || at === null) return
    for (const [key, part] of Object.entries(at)) {
      const isName = nameFields.has(key) && (key !== 'value' || isReference(at as JsonObject))
      if (isName && typeof part === 'string') names.push(part)
      else walk(part)
    }
  }
  walk(json)
  return names
}

const droppable = new Set(['properties', 'actions', 'path'])

function dropEmptyLists<T>(json: T): T {
  if (Array.isArray(json)) return json.map(dropEmptyLists) as T
  if (typeof json !== 'object' || json === null) return json
  const copy: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(json)) {
    if (droppable.has(key) && Array.isArray(part) && part.length === 0) continue
    copy[key] = dropEmptyLists(part)
  }
  return copy as T
}
