import type { TraceEvent } from '../observation.ts'
import type { RuleId } from '../rules/registry.ts'
import type { World } from '../scenario/recipe.ts'
import type { Step } from '../scenario/step.ts'
import { constructOverBridge } from '../transfer/call.ts'
import { expose } from '../transfer/expose.ts'
import { change } from './change.ts'
import { HeapObject, type Value } from './heap.ts'
import { call, complete, isFunction, observeCompletion } from './interpret.ts'
import { Observer } from './observe.ts'
import { realize, rejectPromise, resolvePromise } from './realize.ts'
import type { Machine } from './state.ts'

/** Runs one step and logs its events. */
export function runStep(machine: Machine, step: Step): void {
  switch (step.do) {
    case 'expose':
      return runExpose(machine, step)
    case 'read': {
      const { value } = machine.place(step.in, step.at)
      return log(machine, 'LOCAL', {
        on: 'read',
        step: machine.step,
        in: step.in,
        value: new Observer(machine, step.in).read(value),
      })
    }
    case 'call':
    case 'construct':
      return runCall(machine, step)
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
      return log(machine, 'LOCAL', { on: 'compared', step: machine.step, in: step.in, same })
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
  const done = {
    on: 'done',
    step: machine.step,
    in: 'isolated',
    ...observeCompletion(machine, 'isolated', completion),
  } as const
  log(machine, rule, done)
  const event = { on: 'exposed', step: machine.step, in: 'main' } as const
  const { exposed } = machine.worlds.main
  if (typeof step.key !== 'string' || !exposed.has(step.key)) return log(machine, rule, { ...event, absent: true })
  const value = new Observer(machine, 'main').observe(exposed.get(step.key))
  log(machine, 'EXPOSE-GLOBAL', { ...event, flags: '-e-', value })
}

function runCall(machine: Machine, step: Step & { do: 'call' | 'construct' }): void {
  const { value: callee, holder } = machine.place(step.in, step.at)
  const args = step.args.map((argument) => machine.operand(step.in, argument))
  const event = { on: 'done', step: machine.step, in: step.in } as const
  const construct = step.do === 'construct'
  if (!isFunction(callee) || (construct && callee.slots.received !== true)) {
    store(machine, step.in, step.as, undefined)
    return log(machine, 'LOCAL', { ...event, nothing: true })
  }
  const completion = complete(() =>
    construct ? constructOverBridge(machine, callee, args) : call(machine, callee, holder, args),
  )
  store(machine, step.in, step.as, completion.threw ? undefined : completion.value)
  log(machine, completion.rule, { ...event, ...observeCompletion(machine, step.in, completion) })
}

function runAwait(machine: Machine, step: Step & { do: 'await' }): void {
  const { value } = machine.place(step.in, step.at)
  machine.runJobs()
  const promise = isPromise(value) ? value.slots.promise! : undefined
  store(machine, step.in, step.as, promise?.value)
  const event = { on: 'settled', step: machine.step, in: step.in } as const
  if (promise === undefined) return log(machine, 'LOCAL', { ...event, state: 'no promise' })
  if (promise.state === 'pending') return log(machine, 'PROMISE-PROXY', { ...event, state: 'pending' })
  const observed = new Observer(machine, step.in).observe(promise.value)
  log(machine, promise.state === 'fulfilled' ? 'PROMISE-RESOLVE' : 'PROMISE-REJECT', {
    ...event,
    state: promise.state,
    value: observed,
  })
}

function isPromise(value: Value): value is HeapObject {
  return value instanceof HeapObject && value.slots.promise !== undefined
}

function store(machine: Machine, world: World, name: string | undefined, value: Value): void {
  if (name !== undefined) machine.worlds[world].results.set(name, value)
}

function logChange(machine: Machine, world: World, changed: boolean): void {
  log(machine, 'FREEZE-DEEP', { on: 'changed', step: machine.step, in: world, changed })
}

function log(machine: Machine, rule: RuleId, event: TraceEvent): void {
  machine.events.push(event)
  machine.blame.set(event, rule)
}
