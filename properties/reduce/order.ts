import type { Scenario } from '../../model/scenario/scenario.ts'
import { countForeignNames } from './names.ts'
import { distanceFromPlain } from './plainness.ts'

/*
 * The order in which a scenario is simpler than another, decided by the first of these that differs:
 *   1. fewer steps            what a reader has to follow; `execute` counts as three, so that what a call shows too is
 *                             shown by an exposure and a call, which every version has
 *   2. fewer values           what a reader has to know
 *   3. fewer parts            keys and elements of the JSON: properties, items, arguments, actions, flags, path keys
 *   4. fewer foreign names    names and keys that are not the canonical ones
 *   5. plainer words          kinds, forms, classes, primitives: the lists are in plainness.ts
 *   6. shorter text           shorter strings, smaller counts
 *   7. smaller text           so that no two scenarios are alike: the order is total
 * Every accepted candidate is strictly simpler, so a reduction ends.
 */
export interface Rank {
  steps: number
  values: number
  parts: number
  foreign: number
  distance: number
  text: string
}

export function rankOf(scenario: Scenario): Rank {
  return {
    steps: scenario.steps.reduce((count, step) => count + (step.do === 'execute' ? 3 : 1), 0),
    values: Object.keys(scenario.values).length,
    parts: countParts(scenario),
    foreign: countForeignNames(scenario),
    distance: distanceFromPlain(scenario),
    text: JSON.stringify(scenario),
  }
}

/** Whether the left scenario is strictly simpler. */
export function isSimpler(left: Rank, right: Rank): boolean {
  if (left.steps !== right.steps) return left.steps < right.steps
  if (left.values !== right.values) return left.values < right.values
  if (left.parts !== right.parts) return left.parts < right.parts
  if (left.foreign !== right.foreign) return left.foreign < right.foreign
  if (left.distance !== right.distance) return left.distance < right.distance
  if (left.text.length !== right.text.length) return left.text.length < right.text.length
  return left.text < right.text
}

/** The size that reports show: steps, values and the parts of which they are made. */
export function sizeOf(scenario: Scenario): number {
  return countParts(scenario.steps) + countParts(scenario.values)
}

/** All keys and elements of a JSON value. */
function countParts(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 0
  let parts = 0
  for (const part of Object.values(json)) parts += 1 + countParts(part)
  return parts
}
