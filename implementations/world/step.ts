import type { Step } from '../../model/scenario/step.ts'
import { change } from './change.ts'
import { execute } from './execute.ts'
import { construct, getOwnPropertyDescriptor, globalObject, is, mapHas, mapSet } from './intrinsics.ts'
import { type Completion, logChanged, logCompared, logDone, logExposed, logRead, logSettled } from './log.ts'
import { patch } from './patch.ts'
import { fulfill, reject, settlementOf } from './promise.ts'
import { realize } from './realize.ts'
import { callFound, resolveAll } from './script.ts'
import { host, interpreter, run, type Settled } from './state.ts'
import { attach } from './then.ts'

/** Runs a step of this world. */
export function runStep(step: Step): void {
  switch (step.do) {
    case 'expose':
      logDone(expose(step))
      return
    case 'read':
      logRead(interpreter.resolve(step.at))
      return
    case 'call': {
      const found = interpreter.find(step.at)
      finishCall(callFound(found.value, found.holder, resolveAll(step.args)), step.as)
      return
    }
    case 'construct': {
      const target = interpreter.resolve(step.at)
      finishCall(constructFound(target, resolveAll(step.args)), step.as)
      return
    }
    case 'execute':
      finishCall(execute(step), step.as)
      return
    case 'await':
      startAwait(interpreter.resolve(step.at))
      return
    case 'settle':
      logChanged(settle(step))
      return
    case 'mutate':
      logChanged(change(step.at, step.change))
      return
    case 'compare': {
      const left = interpreter.resolve(step.left)
      logCompared(is(left, interpreter.resolve(step.right)))
      return
    }
    case 'patch':
      patch(step)
      return
    default:
      step satisfies never
  }
}

type StepOf<Kind extends Step['do']> = Step & { do: Kind }

function exposureKey(step: StepOf<'expose'>): string {
  return typeof step.key === 'string' ? run.prefix + step.key : step.key.global
}

function expose(step: StepOf<'expose'>): Completion {
  const value = interpreter.resolve(step.value)
  const exposeInMainWorld = host.exposeInMainWorld
  if (exposeInMainWorld === undefined) return { how: 'nothing' }
  try {
    return { how: 'returned', value: exposeInMainWorld(exposureKey(step), value) }
  } catch (error) {
    return { how: 'threw', value: error }
  }
}

/** Main world: logs what an `expose` step left on the global. */
export function logExposure(step: StepOf<'expose'>): void {
  logExposed(getOwnPropertyDescriptor(globalObject, exposureKey(step)))
}

function constructFound(target: unknown, args: unknown[]): Completion {
  if (typeof target !== 'function' || mapHas(run.names, target)) return { how: 'nothing' }
  try {
    return { how: 'returned', value: construct(target, args, target) }
  } catch (error) {
    return { how: 'threw', value: error }
  }
}

function finishCall(completion: Completion, as: string | undefined): void {
  logDone(completion)
  if (as !== undefined) mapSet(run.results, as, completion.how === 'returned' ? completion.value : undefined)
}

function settle(step: StepOf<'settle'>): boolean {
  const settlement = settlementOf(realize(step.promise))
  const isRejection = step.rejected !== undefined
  const value = interpreter.resolve(isRejection ? step.rejected : step.fulfilled)
  if (settlement === undefined || settlement.isResolved) return false
  if (isRejection) reject(settlement, value)
  else fulfill(settlement, value)
  return true
}

function startAwait(promise: unknown): void {
  run.awaited = undefined
  if (typeof promise !== 'object' || promise === null) return
  const awaited: Settled = { state: 'pending', value: undefined }
  try {
    attach(
      promise,
      (value) => {
        awaited.state = 'fulfilled'
        awaited.value = value
      },
      (reason) => {
        awaited.state = 'rejected'
        awaited.value = reason
      },
    )
    run.awaited = awaited
  } catch {
    // The intrinsic `then` refuses what is no promise.
  }
}

/** Logs what became of the promise of an `await` step, after the host let microtasks run. */
export function finishAwait(step: StepOf<'await'>): void {
  const awaited = run.awaited
  logSettled(awaited)
  if (step.as !== undefined) mapSet(run.results, step.as, awaited?.value)
}
