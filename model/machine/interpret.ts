import type { RuleId } from '../rules/registry.ts'
import { fuel } from '../scenario/fuel.ts'
import type { Action, Script } from '../scenario/script.ts'
import { quote } from '../text.ts'
import { changeSet } from './change.ts'
import { Aborted, type HeapCompletion, Hung, Thrown, Unmodelled } from './completion.ts'
import { completionField, logEvent } from './event.ts'
import { HeapObject, intrinsic, isFunction, makeError, revokedText, type Value } from './heap.ts'
import { callResolver, pendingPromise, rejectPromise, resolvePromise } from './promise.ts'
import type { Frame, Machine } from './state.ts'

/** Calls any function of the heap. @throws Thrown */
export function call(machine: Machine, callee: HeapObject, receiver: Value, args: readonly Value[]): Value {
  const behaviour = callee.slots.behaviour!
  if (behaviour.kind === 'bridge') return machine.callOverBridge(machine, callee, args)
  if (behaviour.kind === 'host') throw new Unmodelled("a call of a function of the host's own")
  if (behaviour.kind === 'resolver') {
    callResolver(machine, behaviour.resolver, args[0])
    return undefined
  }
  const { world } = callee
  switch (behaviour.form) {
    case 'class':
      throw new Thrown(
        makeError(world, 'TypeError', "Class constructor K cannot be invoked without 'new'", 'LOCAL'),
        'LOCAL',
      )
    case 'revoked':
      throw new Thrown(makeError(world, 'TypeError', revokedText('apply'), 'LOCAL'), 'LOCAL')
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
  logEvent(machine, 'called', world, receiverRule(machine, receiver), (observer) => {
    const start = `,"function":${quote(callee.name!)},"receiver":${observer.observe(receiver)}`
    return `${start},"args":[${args.map((argument) => observer.observe(argument))}]`
  })
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
    if (machine.inThen) throw new Unmodelled('when the then of a thenable changes an object')
    const { value: target } = machine.place(world, action.at, frame)
    changeSet(target, machine.key(world, action.set), machine.operand(world, action.value, frame))
    return undefined
  }
  const { value: target, holder } = machine.place(world, action.call, frame)
  const args = action.args.map((argument) => machine.operand(world, argument, frame))
  const start = `,"function":${quote(callee.name!)},"action":${index}`
  if (!isFunction(target)) {
    logEvent(machine, 'outcome', world, 'LOCAL', () => `${start},"nothing":true`)
    return undefined
  }
  const completion = complete(() => call(machine, target, holder, args))
  logEvent(machine, 'outcome', world, completion.rule, (observer) => start + completionField(observer, completion))
  if (completion.threw && action.rethrow) throw new Thrown(completion.value, completion.rule)
  return completion.threw ? undefined : completion.value
}

/** What decides the receiver of a call. Nothing but what is executed in the main world is called on null. */
function receiverRule({ rules }: Machine, receiver: Value): RuleId {
  if (receiver === null) return 'EXEC-RUN'
  return rules.has('FN-RECEIVER-SELF') ? 'FN-RECEIVER-SELF' : 'FN-RECEIVER-PARENT'
}

/** @param rule of a value that it returns */
export function complete(run: () => Value, rule: RuleId = 'RET-FRESH'): HeapCompletion {
  try {
    return { threw: false, value: run(), rule }
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    return { threw: true, value: error.value, rule: error.rule }
  }
}
