import { fuel } from '../../model/scenario/fuel.ts'
import type { Operand, Place } from '../../model/scenario/place.ts'
import type { ValueNode } from '../../model/scenario/recipe.ts'
import type { Action } from '../../model/scenario/script.ts'
import { setAt } from './change.ts'
import { append } from './define.ts'
import { apply, mapSet } from './intrinsics.ts'
import { type Completion, logCalled, logOutcome } from './log.ts'
import { type Frame, host, interpreter, run } from './state.ts'

/**
 * What a generated function does when called: logs the call, runs its actions, returns or throws.
 * A function of an earlier scenario does nothing.
 *
 * @param owner the number of the run that made the function
 */
export function runScript(
  owner: number,
  name: string,
  receiver: unknown,
  args: readonly unknown[],
  isNew: boolean,
): unknown {
  if (owner !== run.number) return undefined
  logCalled(name, receiver, args, isNew)
  if (run.scripts++ >= fuel) return undefined
  const script = (run.values[name] as ValueNode & { kind: 'function' }).script
  const frame: Frame = { receiver, args, outcomes: [] }
  if (script.actions !== undefined) runActions(name, script.actions, frame)
  if (script.throw !== undefined) throw interpreter.resolve(script.throw, frame)
  return interpreter.resolve(script.return, frame)
}

function runActions(name: string, actions: readonly Action[], frame: Frame): void {
  for (let index = 0; index < actions.length; index++) {
    append(frame.outcomes, runAction(name, index, actions[index] as Action, frame))
  }
}

function runAction(name: string, index: number, action: Action, frame: Frame): unknown {
  if ('call' in action) {
    const completion = call(action, frame)
    logOutcome(name, index, completion)
    if (completion.how === 'threw' && action.rethrow) throw completion.value
    return completion.how === 'returned' ? completion.value : undefined
  }
  if ('keep' in action) mapSet(run.kept, action.as, interpreter.resolve(action.keep, frame))
  else if ('set' in action) setAt(action.at, action.set, action.value, frame)
  else if ('hang' in action) hang()
  else host.abort()
  return undefined
}

function call(action: Extract<Action, { call: Place }>, frame: Frame): Completion {
  const found = interpreter.find(action.call, frame)
  const args = resolveAll(action.args, frame)
  return callFound(found.value, found.holder, args)
}

/** Resolves operands, left to right. */
export function resolveAll(operands: readonly Operand[], frame?: Frame): unknown[] {
  const values: unknown[] = []
  for (let index = 0; index < operands.length; index++) {
    append(values, interpreter.resolve(operands[index], frame))
  }
  return values
}

/** Calls a function and says how that ended; `nothing` if it is none. */
export function callFound(target: unknown, receiver: unknown, args: unknown[]): Completion {
  if (typeof target !== 'function') return { how: 'nothing' }
  try {
    return { how: 'returned', value: apply(target, receiver, args) }
  } catch (error) {
    return { how: 'threw', value: error }
  }
}

function hang(): never {
  for (;;);
}
