import type { World } from '../model/scenario/recipe.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import type { Step } from '../model/scenario/step.ts'
import type { TraceText } from '../model/traceText.ts'

/**
 * What each world gets of a batch of scenarios, as the JSON text of a list: of each scenario its own values, and its own
 * steps, with null in the places of the other's. Both get the exposures, because the page looks at what they left, and
 * what is executed in the page. One text, because a world parses a whole batch much faster than its scenarios one by one
 * among all that they do.
 */
export function batchTexts(scenarios: readonly Scenario[]): Record<World, string> {
  const text = (world: World) => JSON.stringify(scenarios.map((scenario) => partOf(scenario, world)))
  return { isolated: text('isolated'), main: text('main') }
}

function partOf({ values, steps }: Scenario, world: World): object {
  const own: Scenario['values'] = {}
  for (const name in values) if (values[name]!.in === world) own[name] = values[name]!
  return { values: own, steps: steps.map((step) => (concerns(step, world) ? step : null)) }
}

function concerns(step: Step, world: World): boolean {
  return !('in' in step) || step.in === world
}

/** Stands between the logs of the scenarios of a batch; JSON text never holds one. */
export const separator = '\t'

/** Marks a log that is none: the world code itself failed, as it does on values so deep that they exhaust the stack. */
export const failureMark = '!'

/**
 * The traces of a batch from the logs of its worlds: of each scenario what `Agent.end` gave, or nothing where a world had
 * nothing to do.
 *
 * @throws Error with what the world code said when it failed
 */
export function readLogs(logs: TraceText, count: number): TraceText[] {
  const isolated = logs.isolated.split(separator)
  const main = logs.main.split(separator)
  return Array.from({ length: count }, (_, index) => ({
    isolated: readLog(isolated[index]),
    main: readLog(main[index]),
  }))
}

function readLog(log: string | undefined): string {
  if (log === undefined || log === '') return '[]'
  if (log.startsWith(failureMark)) throw new Error(JSON.parse(log.slice(failureMark.length)))
  return log
}
