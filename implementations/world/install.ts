import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Step } from '../../model/scenario/step.ts'
import type { Agent, AgentHost } from './agent.ts'
import { offerToRun } from './execute.ts'
import { factsText } from './facts.ts'
import { captureNoStacks, parseJson } from './intrinsics.ts'
import { emptyLog, logText } from './log.ts'
import { forgetIdentities } from './observe.ts'
import { undoPatches } from './patch.ts'
import { find, resolve } from './place.ts'
import { makeBare } from './plain.ts'
import { knowBuffers, knowPlatform } from './prototypes.ts'
import { runScript } from './script.ts'
import { join, Run, run, settleIn, startRun } from './state.ts'
import { finishAwait, logExposure, runStep } from './step.ts'

type Part = Pick<Scenario, 'values' | 'steps'>

/** The batch under way: this world's part of each scenario. */
let batch: readonly Part[] = []

/**
 * Makes this world ready to run scenarios. To be called once per world, before anything else runs in it:
 * intrinsics were captured when this script was evaluated.
 */
export function install(host: AgentHost): Agent {
  settleIn(host)
  captureNoStacks()
  if (host.dom !== undefined) knowPlatform(host.dom)
  if (host.nodeBuffers !== undefined) knowBuffers(host.nodeBuffers)
  join({ resolve, find, runScript })
  if (host.world === 'main') offerToRun()
  return {
    load(text) {
      batch = makeBare(parseJson(text) as Part[])
    },
    begin(index, prefix) {
      const { values, steps } = batch[index] as Part
      startRun(new Run(values, steps, prefix))
      forgetIdentities()
      emptyLog()
    },
    step(index) {
      runStep(run.steps[index] as Step)
    },
    exposed(index) {
      logExposure(run.steps[index] as Step & { do: 'expose' })
    },
    finish(index) {
      finishAwait(run.steps[index] as Step & { do: 'await' })
    },
    undo: undoPatches,
    end: logText,
    facts: factsText,
  }
}
