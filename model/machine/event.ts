import type { TraceEvent } from '../observation.ts'
import type { RuleId } from '../rules/registry.ts'
import type { World } from '../scenario/recipe.ts'
import type { HeapCompletion } from './completion.ts'
import { Observer } from './observe.ts'
import type { Machine } from './state.ts'

/**
 * Logs an event of a world.
 *
 * @param rule whom a difference in the event itself blames
 * @param fields writes the fields that this kind of event has beside `step` and `in`, each with a comma before it
 */
export function logEvent(
  machine: Machine,
  on: TraceEvent['on'],
  world: World,
  rule: RuleId,
  fields: (observer: Observer) => string,
): void {
  const start = machine.log.open(on, machine.step, world, rule)
  machine.log.close(world, start + fields(new Observer(machine, world)))
}

/** The field that says how a call ended. */
export function completionField(observer: Observer, { threw, value }: HeapCompletion): string {
  return `,"${threw ? 'threw' : 'returned'}":${observer.observe(value)}`
}
