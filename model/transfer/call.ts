import { Thrown } from '../machine/completion.ts'
import { HeapObject, intrinsic, makeError, type Value } from '../machine/heap.ts'
import { call } from '../machine/interpret.ts'
import { get, type Machine } from '../machine/state.ts'
import { Crossing } from './crossing.ts'
import { copiedClass } from './error.ts'
import { freezeDeep } from './freeze.ts'
import { callPending } from './pending.ts'
import { transfer } from './transfer.ts'
import { uncaughtText } from './uncaught.ts'

const unknownText =
  'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.'

/** A call of a proxied function: arguments over, the original, then its result or what it threw back. */
export function callOverBridge(machine: Machine, proxy: HeapObject, args: readonly Value[]): Value {
  const behaviour = proxy.slots.behaviour!
  if (behaviour.kind !== 'bridge') throw new Error('callOverBridge needs a proxied function.')
  const { original, receiver } = behaviour
  const intoPage = original.world === 'main'
  const direction = intoPage ? 'callback argument' : 'argument'
  const inwards = new Crossing(machine, proxy.world, direction, 'source')
  const converted = passArguments(inwards, args)
  let result: Value
  try {
    machine.apply(machine.rules.has('FN-RECEIVER-SELF') ? 'FN-RECEIVER-SELF' : 'FN-RECEIVER-PARENT', direction, '')
    const isClass = formOf(original) === 'class'
    if (isClass) machine.apply('FN-CLASS', direction, '')
    if (inwards.isPending) result = callPending(inwards, original)
    else result = isClass && !machine.rules.has('FN-CLASS') ? undefined : call(machine, original, receiver, converted)
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    throw passException(
      new Crossing(machine, original.world, intoPage ? 'callback throw' : 'throw', 'destination'),
      error,
    )
  }
  const outwards = new Crossing(machine, original.world, intoPage ? 'callback return' : 'return', 'destination')
  if (!machine.rules.has('RET-FRESH'))
    for (const [own, copy] of inwards.cache) if (copy !== null) outwards.cache.set(copy, own)
  return passResult(outwards, original, result)
}

/** The form of a function that a recipe made. */
function formOf({ slots }: HeapObject): string | undefined {
  return slots.behaviour?.kind === 'script' ? slots.behaviour.form : undefined
}

function passArguments(crossing: Crossing, args: readonly Value[]): Value[] {
  const parent = crossing.machine.globals[crossing.from]
  try {
    return args.map((argument, index) =>
      freezeDeep(crossing, transfer(crossing, argument, { parent, depth: 0, at: `argument ${index}` })),
    )
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    if (!crossing.has('ARG-CONVERT')) return []
    crossing.apply('ARG-CONVERT', '')
    throw error
  }
}

function passException(crossing: Crossing, thrown: Thrown): Thrown {
  const { machine, to } = crossing
  const { value } = thrown
  const message = value instanceof HeapObject ? readMessage(machine, value) : undefined
  if (typeof message !== 'string' || !(crossing.has('THROW-MESSAGE') || crossing.has('DOC-ERROR-CLASS'))) {
    if (!crossing.has('THROW-UNKNOWN')) return new Thrown(undefined, 'THROW-UNKNOWN')
    crossing.apply('THROW-UNKNOWN', '')
    return new Thrown(makeError(to, 'Error', unknownText, 'THROW-UNKNOWN'), 'THROW-UNKNOWN')
  }
  const rule = crossing.has('DOC-ERROR-CLASS') ? 'DOC-ERROR-CLASS' : 'THROW-MESSAGE'
  crossing.apply(rule, '')
  return new Thrown(makeError(to, copiedClass(crossing, value as HeapObject), message, rule), rule)
}

/** The message of what was thrown; a getter that throws counts as none. */
function readMessage(machine: Machine, object: HeapObject): Value {
  try {
    return get(machine, object, 'message')
  } catch (error) {
    if (error instanceof Thrown) return undefined
    throw error
  }
}

function passResult(crossing: Crossing, original: HeapObject, result: Value): Value {
  const { machine, to } = crossing
  crossing.apply('RET-FRESH', '')
  if (formOf(original) === 'async') {
    if (!crossing.has('FN-ASYNC')) return undefined
    crossing.apply('FN-ASYNC', '')
  }
  try {
    const parent = machine.globals[crossing.from]
    const converted = freezeDeep(crossing, transfer(crossing, result, { parent, depth: 0, at: 'result' }))
    crossing.throwLate()
    return converted
  } catch (error) {
    if (!(error instanceof Thrown && crossing.has('RET-CONVERT'))) throw error
    crossing.apply('RET-CONVERT', '')
    throw new Thrown(
      makeError(to, 'Error', uncaughtText(machine, error.value, crossing.from), 'RET-CONVERT'),
      'RET-CONVERT',
    )
  }
}

/** `new` on a proxied function: a plain call whose result counts when it is an object. */
export function constructOverBridge(machine: Machine, proxy: HeapObject, args: readonly Value[]): Value {
  machine.apply('FN-NEW', proxy.world === 'main' ? 'return' : 'callback return', '')
  const result = callOverBridge(machine, proxy, args)
  if (result instanceof HeapObject || !machine.rules.has('FN-NEW')) return result
  const prototype = proxy.properties.get('prototype')?.value
  const proto = prototype instanceof HeapObject ? prototype : intrinsic(proxy.world, 'Object')
  return new HeapObject(proxy.world, 'object', proto, 'FN-NEW')
}
