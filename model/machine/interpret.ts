import type { Completion, TraceEvent } from '../observation.ts'
import type { RuleId } from '../rules/registry.ts'
import type { World } from '../scenario/recipe.ts'
import type { Action, Script } from '../scenario/script.ts'
import { changeSet } from './change.ts'
import { Aborted, Hung, Thrown } from './completion.ts'
import { HeapObject, intrinsic, makeError, type Value } from './heap.ts'
import { Observer } from './observe.ts'
import { pendingPromise, rejectPromise, resolvePromise } from './realize.ts'
import { type Frame, fuel, type Machine } from './state.ts'

/** Calls any function of the heap. @throws Thrown */
export function call(machine: Machine, callee: HeapObject, receiver: Value, args: readonly Value[]): Value {
  const behaviour = callee.slots.behaviour!
  if (behaviour.kind === 'bridge') return machine.callOverBridge(machine, callee, args)
  const { world } = callee
  switch (behaviour.form) {
    case 'class':
      throw new Thrown(
        makeError(world, 'TypeError', "Class constructor K cannot be invoked without 'new'", 'LOCAL'),
        'LOCAL',
      )
    case 'generator':
      return new HeapObject(world, 'generator', intrinsic(world, 'Generator'), 'LOCAL')
    case 'asyncGenerator':
      return new HeapObject(world, 'generator', intrinsic(world, 'AsyncGenerator'), 'LOCAL')
    case 'async': {
      const promise = new HeapObject(world, 'promise', intrinsic(world, 'Promise'), 'LOCAL', {
        promise: pendingPromise(),
      })
      try {
        resolvePromise(machine, promise, runScript(machine, callee, behaviour.script, receiver, args))
      } catch (error) {
        if (!(error instanceof Thrown)) throw error
        rejectPromise(machine, promise, error.value)
      }
      return promise
    }
    case 'arrow':
    case 'bound':
      return runScript(machine, callee, behaviour.script, undefined, args)
    default:
      return runScript(machine, callee, behaviour.script, receiver, args)
  }
}

function runScript(
  machine: Machine,
  callee: HeapObject,
  script: Script,
  receiver: Value,
  args: readonly Value[],
): Value {
  const { world } = callee
  const state = machine.worlds[world]
  const observer = new Observer(machine, world)
  const event: TraceEvent = {
    on: 'called',
    step: machine.step,
    in: world,
    function: callee.name!,
    receiver: observer.observe(receiver),
    args: args.map((argument) => observer.observe(argument)),
  }
  machine.blame.set(event, machine.rules.has('FN-RECEIVER-SELF') ? 'FN-RECEIVER-SELF' : 'FN-RECEIVER-PARENT')
  machine.events.push(event)
  if (++state.runs > fuel) return undefined

  const frame: Frame = { receiver, args, outcomes: [] }
  script.actions?.forEach((action, index) => {
    frame.outcomes.push(act(machine, callee, action, index, frame))
  })
  if (script.throw !== undefined) throw new Thrown(machine.operand(world, script.throw, frame), 'LOCAL')
  return script.return === undefined ? undefined : machine.operand(world, script.return, frame)
}

function act(machine: Machine, callee: HeapObject, action: Action, index: number, frame: Frame): Value {
  const { world } = callee
  if ('hang' in action) throw new Hung()
  if ('abort' in action) throw new Aborted('LOCAL')
  if ('keep' in action) {
    machine.worlds[world].kept.set(action.as, machine.operand(world, action.keep, frame))
    return undefined
  }
  if ('set' in action) {
    const { value: target } = machine.place(world, action.at, frame)
    changeSet(target, machine.key(world, action.set), machine.operand(world, action.value, frame))
    return undefined
  }
  const { value: target, holder } = machine.place(world, action.call, frame)
  const args = action.args.map((argument) => machine.operand(world, argument, frame))
  const event = { on: 'outcome', step: machine.step, in: world, function: callee.name!, action: index } as const
  if (!isFunction(target)) {
    log(machine, event, { nothing: true }, 'LOCAL')
    return undefined
  }
  const completion = complete(() => call(machine, target, holder, args))
  log(machine, event, observeCompletion(machine, world, completion), completion.rule)
  if (completion.threw && action.rethrow) throw new Thrown(completion.value, completion.rule)
  return completion.threw ? undefined : completion.value
}

/** How a call ended on the heap, with the rule that decided it. */
export interface HeapCompletion {
  threw: boolean
  value: Value
  rule: RuleId
}

export function complete(run: () => Value): HeapCompletion {
  try {
    return { threw: false, value: run(), rule: 'RET-FRESH' }
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    return { threw: true, value: error.value, rule: error.rule }
  }
}

export function observeCompletion(machine: Machine, world: World, completion: HeapCompletion): Completion {
  const observation = new Observer(machine, world).observe(completion.value)
  return completion.threw ? { threw: observation } : { returned: observation }
}

function log(machine: Machine, event: object, completion: Completion, rule: RuleId): void {
  const whole = { ...event, ...completion } as TraceEvent
  machine.events.push(whole)
  machine.blame.set(whole, rule)
}

export function isFunction(value: Value): value is HeapObject {
  return value instanceof HeapObject && value.brand === 'function'
}
