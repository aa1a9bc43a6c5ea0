import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Step } from '../../model/scenario/step.ts'
import { separator } from '../batch.ts'
import type { Agent, AgentHost } from './agent.ts'
import { append } from './define.ts'
import { offerToRun } from './execute.ts'
import { factsText } from './facts.ts'
import { captureNoStacks, indexOfString, parseJson, sliceString } from './intrinsics.ts'
import { emptyLog, logText } from './log.ts'
import { forgetIdentities } from './observe.ts'
import { undoPatches } from './patch.ts'
import { find, resolve } from './place.ts'
import { makeBare } from './plain.ts'
import { knowBuffers, knowPlatform } from './prototypes.ts'
import { runScript } from './script.ts'
import { join, Run, run, settleIn, startRun } from './state.ts'
import { finishAwait, logExposure, runStep } from './step.ts'

/** The batch under way: this world's part of each scenario, as text. It is parsed when the scenario begins. */
let batch: readonly string[] = []

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
      batch = split(text)
    },
    begin(index, prefix) {
      const { values, steps } = parseJson(batch[index] as string) as Pick<Scenario, 'values' | 'steps'>
      startRun(new Run(values, steps, prefix))
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
    undo: undoPatches,
    end: logText,
    facts: factsText,
  }
}

function split(text: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let to = indexOfString(text, separator, 0); to >= 0; to = indexOfString(text, separator, from)) {
    append(parts, sliceString(text, from, to))
    from = to + 1
  }
  append(parts, sliceString(text, from))
  return parts
}
