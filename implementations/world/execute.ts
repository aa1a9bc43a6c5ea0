import type { Step } from '../../model/scenario/step.ts'
import { append, defineData } from './define.ts'
import { apply, FunctionConstructor, globalObject } from './intrinsics.ts'
import type { Completion } from './log.ts'
import { realize } from './realize.ts'
import { resolveAll } from './script.ts'
import { host, run } from './state.ts'

type ExecuteStep = Step & { do: 'execute' }

/**
 * What the preload hands over: the bridge takes its text, and the main world makes a function of that, which reaches
 * globals only. Made of text, because a bundler would leave the directive out.
 */
function makeTextual(): unknown {
  return new FunctionConstructor("'use strict'; return bridgecheckRun(this, arguments)")
}

/** Main world, once: lets source text of the preload run the function of a step. */
export function offerToRun(): void {
  defineData(globalObject, 'bridgecheckRun', runInPage, false, false, false)
}

/** Isolated world: has the function of a step, one of the main world, executed there. */
export function execute(step: ExecuteStep): Completion {
  const args = resolveAll(step.args)
  const executeInMainWorld = host.executeInMainWorld
  if (executeInMainWorld === undefined) return { how: 'nothing' }
  try {
    return {
      how: 'returned',
      value: executeInMainWorld(step.func === undefined ? { args } : { func: makeTextual(), args }),
    }
  } catch (error) {
    return { how: 'threw', value: error }
  }
}

/** Calls the function of the step under way as its text was called. */
function runInPage(receiver: unknown, passed: ArrayLike<unknown>): unknown {
  const { func } = run.steps[host.step()] as ExecuteStep & { func: { value: string } }
  const args: unknown[] = []
  for (let index = 0; index < passed.length; index++) append(args, passed[index])
  return apply(realize(func.value) as (this: unknown) => unknown, receiver, args)
}
