import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Step } from '../../model/scenario/step.ts'
import type { Agent, AgentHost } from './agent.ts'
import { factsText } from './facts.ts'
import { captureNoStacks, parseJson } from './intrinsics.ts'
import { emptyLog, logText } from './log.ts'
import { forgetIdentities } from './observe.ts'
import { find, resolve } from './place.ts'
import { makeBare } from './plain.ts'
import { knowPlatform } from './prototypes.ts'
import { runScript } from './script.ts'
import { join, Run, run, settleIn, startRun } from './state.ts'
import { finishAwait, logExposure, runStep } from './step.ts'

/** Scenarios as parsed; each part is made bare when it is used. */
let batch: readonly Scenario[] = []

/**
 * Makes this world ready to run scenarios. To be called once per world, before anything else runs in it:
 * intrinsics were captured when this script was evaluated.
 */
export function install(host: AgentHost): Agent {
  settleIn(host)
  captureNoStacks()
  if (host.dom !== undefined) knowPlatform(host.dom.prototypes)
  join({ resolve, find, runScript })
  return {
    load(text) {
      batch = parseJson(text) as Scenario[]
    },
    begin(index, prefix) {
      const scenario = batch[index] as Scenario
      startRun(new Run(scenario.values, scenario.steps, prefix))
      forgetIdentities()
      emptyLog()
    },
    step(index) {
      runStep(makeBare(run.steps[index] as Step))
    },
    exposed(index) {
      logExposure(makeBare(run.steps[index] as Step & { do: 'expose' }))
    },
    finish(index) {
      finishAwait(makeBare(run.steps[index] as Step & { do: 'await' }))
    },
    end: logText,
    facts: factsText,
  }
}
