import { actorOf } from '../../model/scenario/actor.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Step } from '../../model/scenario/step.ts'
import { batchTexts } from '../batch.ts'
import type { Batch, Part } from './driver.ts'

/** Scenarios as a driver takes them. A world parses all of its part, so those with fresh worlds are a part each. */
export function driverBatchOf(scenarios: readonly Scenario[], fresh = false): Batch {
  const size = fresh ? 1 : scenarios.length
  const parts: Part[] = []
  for (let from = 0; from < scenarios.length; from += size) {
    const part = scenarios.slice(from, from + size)
    parts.push({ texts: batchTexts(part), plans: part.map(driverPlanOf) })
  }
  return { parts, fresh }
}

/**
 * What a driver must know of a scenario's steps, one character each: `x` an exposure, `i` and `m` a step of that world,
 * `I` and `M` one that awaits a promise.
 */
function driverPlanOf(scenario: Scenario): string {
  return scenario.steps.map(planStep).join('')
}

function planStep(step: Step): string {
  if (step.do === 'expose') return 'x'
  const world = actorOf(step) === 'main' ? 'm' : 'i'
  return step.do === 'await' ? world.toUpperCase() : world
}
