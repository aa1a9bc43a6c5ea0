import type { RuleId } from '../rules/registry.ts'
import { actorOf } from '../scenario/actor.ts'
import type { World } from '../scenario/recipe.ts'
import type { Step } from '../scenario/step.ts'
import { constructOverBridge } from '../transfer/call.ts'
import { executeInMainWorld } from '../transfer/execute.ts'
import { expose } from '../transfer/expose.ts'
import { change } from './change.ts'
import { type HeapCompletion, Unmodelled } from './completion.ts'
import { completionField, logEvent } from './event.ts'
import { HeapObject, isFunction, type Value } from './heap.ts'
import { call, complete } from './interpret.ts'
import { expectNoStream } from './patch.ts'
import { rejectPromise, resolvePromise } from './promise.ts'
import { realize } from './realize.ts'
import type { Machine } from './state.ts'

/** Runs one step and logs its events. */
export function runStep(machine: Machine, step: Step): void {
  switch (step.do) {
    case 'expose':
      return runExpose(machine, step)
    case 'read': {
      const { value } = machine.place(step.in, step.at)
      return logEvent(machine, 'read', step.in, 'LOCAL', (observer) => `,"value":${observer.read(value)}`)
    }
    case 'call':
    case 'construct':
      return runCall(machine, step)
    case 'execute':
      return runExecute(machine, step)
    case 'await':
      return runAwait(machine, step)
    case 'settle': {
      const promise = realize(machine, step.in, step.promise) as HeapObject
      const settlement = step.rejected === undefined ? step.fulfilled : step.rejected
      const value = settlement === undefined ? undefined : machine.operand(step.in, settlement)
      const settle = step.rejected === undefined ? resolvePromise : rejectPromise
      return logChange(machine, step.in, settle(machine, promise, value))
    }
    case 'mutate': {
      const { value } = machine.place(step.in, step.at)
      return logChange(machine, step.in, change(machine, step.in, value, step.change))
    }
    case 'compare': {
      const left = machine.operand(step.in, step.left)
      const same = Object.is(left, machine.operand(step.in, step.right))
      return logEvent(machine, 'compared', step.in, 'LOCAL', () => `,"same":${same}`)
    }
    case 'patch': {
      machine.worlds[step.in].patches.add(step.key === undefined ? step.what : `${step.what}.${step.key}`)
      expectNoStream(machine, step.in)
      return
    }
    default:
      return step satisfies never
  }
}

function runExpose(machine: Machine, step: Step & { do: 'expose' }): void {
  const api = machine.operand('isolated', step.value)
  const completion = complete(() => {
    expose(machine, step.key, api)
    return undefined
  })
  const rule = completion.threw ? completion.rule : 'EXPOSE-GLOBAL'
  logEvent(machine, 'done', 'isolated', rule, (observer) => completionField(observer, completion))
  const { exposed } = machine.worlds.main
  if (typeof step.key !== 'string' || !exposed.has(step.key))
    return logEvent(machine, 'exposed', 'main', rule, () => ',"absent":true')
  const value = exposed.get(step.key)
  logEvent(machine, 'exposed', 'main', 'EXPOSE-GLOBAL', (page) => `,"flags":"-e-","value":${page.observe(value)}`)
}

function runCall(machine: Machine, step: Step & { do: 'call' | 'construct' }): void {
  const { value: callee, holder } = machine.place(step.in, step.at)
  const args = step.args.map((argument) => machine.operand(step.in, argument))
  const construct = step.do === 'construct'
  if (!isFunction(callee) || (construct && callee.slots.received !== true)) return finishNothing(machine, step, 'LOCAL')
  if (construct && callee.slots.behaviour?.kind !== 'bridge')
    throw new Unmodelled('new on a function that no bridge made')
  const completion = complete(() =>
    construct ? constructOverBridge(machine, callee, args) : call(machine, callee, holder, args),
  )
  finishCall(machine, step, completion)
}

function runExecute(machine: Machine, step: Step & { do: 'execute' }): void {
  const args = step.args.map((argument) => machine.operand('isolated', argument))
  if (!machine.rules.has('EXEC-RUN')) return finishNothing(machine, step, 'EXEC-RUN')
  finishCall(
    machine,
    step,
    complete(() => executeInMainWorld(machine, step.func, args), 'EXEC-RUN'),
  )
}

type CallStep = Step & { do: 'call' | 'construct' | 'execute' }

function finishCall(machine: Machine, step: CallStep, completion: HeapCompletion): void {
  const world = actorOf(step)
  store(machine, world, step.as, completion.threw ? undefined : completion.value)
  logEvent(machine, 'done', world, completion.rule, (observer) => completionField(observer, completion))
}

/** There was nothing to call. */
function finishNothing(machine: Machine, step: CallStep, rule: RuleId): void {
  store(machine, actorOf(step), step.as, undefined)
  logEvent(machine, 'done', actorOf(step), rule, () => ',"nothing":true')
}

function runAwait(machine: Machine, step: Step & { do: 'await' }): void {
  const { value } = machine.place(step.in, step.at)
  machine.runJobs()
  const promise = isPromise(value) ? value.slots.promise! : undefined
  store(machine, step.in, step.as, promise?.value)
  if (promise === undefined) return logEvent(machine, 'settled', step.in, 'LOCAL', () => ',"state":"no promise"')
  const { state, value: settled } = promise
  if (state === 'pending') return logEvent(machine, 'settled', step.in, 'PROMISE-PROXY', () => ',"state":"pending"')
  const rule = state === 'fulfilled' ? 'PROMISE-RESOLVE' : 'PROMISE-REJECT'
  logEvent(machine, 'settled', step.in, rule, (observer) => `,"state":"${state}","value":${observer.observe(settled)}`)
}

function isPromise(value: Value): value is HeapObject {
  return value instanceof HeapObject && value.slots.promise !== undefined
}

function store(machine: Machine, world: World, name: string | undefined, value: Value): void {
  if (name !== undefined) machine.worlds[world].results.set(name, value)
}

function logChange(machine: Machine, world: World, changed: boolean): void {
  logEvent(machine, 'changed', world, 'FREEZE-DEEP', () => `,"changed":${changed}`)
}
