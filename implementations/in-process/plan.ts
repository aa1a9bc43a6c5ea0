import { actorOf } from '../../model/scenario/actor.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Step } from '../../model/scenario/step.ts'

/**
 * What a driver must know of a scenario's steps, one character each: `x` an exposure, `i` and `m` a step of that world,
 * `I` and `M` one that awaits a promise.
 */
export function driverPlanOf(scenario: Scenario): string {
  return scenario.steps.map(planStep).join('')
}

function planStep(step: Step): string {
  if (step.do === 'expose') return 'x'
  const world = actorOf(step) === 'main' ? 'm' : 'i'
  return step.do === 'await' ? world.toUpperCase() : world
}
