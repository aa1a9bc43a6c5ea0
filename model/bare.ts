import type { BareObservation, EngineFacts, ObjectObservation } from './observation.ts'
import type { World } from './scenario/recipe.ts'

/** What the standard properties of a native function without a name hold, all but its `prototype`. */
export const standardValues: Record<string, 0 | '' | null> = { length: 0, name: '', arguments: null, caller: null }

/**
 * A bare function with all that is implied, so that it can be compared with one that is not.
 * Its `prototype` has no identity of its own, which an identity below 0 says.
 */
export function inFull(
  observation: BareObservation | ObjectObservation,
  { functionKeys }: EngineFacts,
  world: World,
): ObjectObservation {
  if (!('bare' in observation)) return observation
  const { id, extensible } = observation
  const prototype: ObjectObservation = {
    id: -id,
    is: 'object',
    proto: `${world}:Object.prototype`,
    extensible: true,
    props: [['constructor', 'w-c', { seen: id }]],
  }
  return {
    id,
    is: 'function',
    proto: `${world}:Function.prototype`,
    native: true,
    extensible,
    props: functionKeys.map(([key, flags]) => [
      key,
      extensible ? flags : '---',
      key === 'prototype' ? prototype : standardValues[key]!,
    ]),
  }
}
