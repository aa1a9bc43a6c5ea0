import { Thrown } from '../machine/completion.ts'
import { type HeapObject, makeError, type Value } from '../machine/heap.ts'
import { call } from '../machine/interpret.ts'
import type { Machine } from '../machine/state.ts'
import type { RuleId } from '../rules/registry.ts'
import type { World } from '../scenario/recipe.ts'
import { Crossing } from './crossing.ts'
import { freezeDeep } from './freeze.ts'
import { cStringOf } from './stringOf.ts'
import { transfer } from './transfer.ts'

/** `contextBridge.executeInMainWorld`, with a text that calls `func` as it is called itself. @throws Thrown */
export function executeInMainWorld(
  machine: Machine,
  func: { value: string } | undefined,
  args: readonly Value[],
): Value {
  if (func === undefined) return refuseScript(machine)
  const inwards = new Crossing(machine, 'isolated', 'callback argument', 'source')
  inwards.apply('EXEC-RUN', '')
  const converted = args.map((argument, index) => passArgument(inwards, argument, index))
  let result: Value
  try {
    result = call(machine, machine.operand('main', func) as HeapObject, null, converted)
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    throw retold(machine, error, 'EXEC-THROW', 'main', 'Unknown error during function execution')
  }
  return passResult(new Crossing(machine, 'main', 'callback return', 'destination'), result)
}

function refuseScript(machine: Machine): Value {
  if (!machine.rules.has('EXEC-SCRIPT')) return undefined
  machine.apply('EXEC-SCRIPT', 'callback argument', '')
  const isTypeError = machine.rules.has('EXEC-SCRIPT-CLASS')
  if (isTypeError) machine.apply('EXEC-SCRIPT-CLASS', 'callback argument', '')
  const message = "Function 'func' is required in script"
  const rule = isTypeError ? 'EXEC-SCRIPT-CLASS' : 'EXEC-SCRIPT'
  throw failure('isolated', isTypeError ? 'TypeError' : 'Error', message, rule)
}

function passArgument(crossing: Crossing, argument: Value, index: number): Value {
  const { machine, from } = crossing
  try {
    const passenger = { parent: machine.globals[from], depth: 0, at: `argument ${index}` }
    return freezeDeep(crossing, transfer(crossing, argument, passenger))
  } catch (error) {
    if (!(error instanceof Thrown && crossing.has('EXEC-THROW'))) throw error
    crossing.apply('EXEC-THROW', `argument ${index}`)
    throw failure('main', 'Error', `Failed to proxy argument at index ${index}`, 'EXEC-THROW')
  }
}

function passResult(crossing: Crossing, result: Value): Value {
  const { machine, from } = crossing
  try {
    // No GETTER-LATE, no CLONE-WASM-LATE: a result that could be converted is one, whatever was thrown on the way.
    return freezeDeep(crossing, transfer(crossing, result, { parent: machine.globals[from], depth: 0, at: 'result' }))
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    throw retold(machine, error, 'EXEC-RESULT', 'isolated', 'Unknown error cloning result')
  }
}

/** An Error of `world` that says what the exception says; without the rule, the exception itself. */
function retold(machine: Machine, thrown: Thrown, rule: RuleId, world: World, fallback: string): Thrown {
  if (!machine.rules.has(rule)) return thrown
  machine.apply(rule, rule === 'EXEC-THROW' ? 'callback throw' : 'callback return', '')
  return failure(world, 'Error', cStringOf(machine, thrown.value) ?? fallback, rule)
}

function failure(world: World, className: string, message: string, rule: RuleId): Thrown {
  return new Thrown(makeError(world, className, message, rule), rule)
}
