import { actorOf } from '../../../model/scenario/actor.ts'
import type { Scenario } from '../../../model/scenario/scenario.ts'

/**
 * How a scenario is driven: commands, in order. The first letter of a command names who runs it, `i` the isolated
 * world, `m` the main world, `h` nobody: microtasks run. What follows are the tokens that an agent understands:
 * `s3` step 3, `x3` `exposed` after step 3, `f3` `finish` of step 3, `u` `undo`; none where a world only has to begin.
 *
 * Neighbouring steps of one world are one command, because each one costs a crossing between the worlds.
 */
export type Plan = string[]

/** The plan of a scenario. Ends with a hop where anything could still wait for microtasks. */
export function tokenPlanOf(scenario: Scenario): Plan {
  const plan: Plan = []
  const add = (world: 'i' | 'm', token: string) => {
    const last = plan[plan.length - 1]
    if (last?.[0] === world) plan[plan.length - 1] = last + token
    else plan.push(world + token)
  }
  scenario.steps.forEach((step, index) => {
    const world = actorOf(step) === 'main' ? 'm' : 'i'
    // What the preload has executed runs in a page that has begun the scenario.
    if (step.do === 'execute' && !plan.some((command) => command[0] === 'm')) plan.push('m')
    add(world, `s${index}`)
    if (step.do === 'expose') add('m', `x${index}`)
    if (step.do === 'await') {
      plan.push('h')
      add(world, `f${index}`)
    }
  })
  if (hasPromises(scenario)) plan.push('h')
  // Last of all, because the next scenario may begin in the other world.
  for (const world of ['isolated', 'main'] as const) {
    if (scenario.steps.some((step) => step.do === 'patch' && step.in === world)) plan.push(`${world[0]}u`)
  }
  return plan
}

/**
 * Without a promise of its own a scenario starts no microtask: bridges make promises of promises only.
 * Objects of the platform may have promises inside: a ReadableStream asks one of its `then`.
 */
function hasPromises(scenario: Scenario): boolean {
  return Object.values(scenario.values).some(
    (node) =>
      node.kind === 'promise' || node.kind === 'platform' || (node.kind === 'function' && node.form === 'async'),
  )
}
