import { Thrown, Unmodelled } from '../machine/completion.ts'
import { HeapObject, HeapSymbol, type Value } from '../machine/heap.ts'
import { endOfChain } from '../machine/patch.ts'
import { get, type Machine } from '../machine/state.ts'

/**
 * The string of an exception, as one of C has it: it ends at the first zero, and half a character is a whole one.
 * Undefined where JavaScript makes none of it.
 */
export function cStringOf(machine: Machine, value: Value): string | undefined {
  return stringOf(machine, value)
    ?.replace(/\0.*/s, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

/** ToString of JavaScript; undefined where that throws. */
export function stringOf(machine: Machine, value: Value): string | undefined {
  if (value instanceof HeapSymbol) return undefined
  if (!(value instanceof HeapObject)) return String(value)
  refuseOwnString(machine, value)
  const end = endOfChain(value)
  if (end === undefined) return undefined
  const { primitive } = value.slots
  if (typeof primitive === 'string' && end.endsWith(':String.prototype')) return primitive
  if (value.brand === 'object' && end.endsWith(':Object.prototype')) return '[object Object]'
  if (value.brand === 'error' && end.endsWith('Error.prototype')) return errorString(machine, value)
  throw new Unmodelled(`the string of a value of kind ${value.brand}`)
}

/** Neither a Proxy nor what an object has of its own on its chain is asked for a string. */
function refuseOwnString(machine: Machine, object: HeapObject): void {
  const asked = ['toString', 'valueOf', machine.symbol('@@toPrimitive'), machine.symbol('@@toStringTag')]
  for (let holder: HeapObject | string | null = object; holder instanceof HeapObject; holder = holder.proto) {
    const { properties, slots }: HeapObject = holder
    if (slots.target !== undefined || asked.some((key) => properties.has(key)))
      throw new Unmodelled('the string of an object that makes its own')
  }
}

/** `Error.prototype.toString`; undefined where that throws. */
function errorString(machine: Machine, error: HeapObject): string | undefined {
  try {
    const [name, message] = [get(machine, error, 'name'), get(machine, error, 'message')]
    const parts = [name === undefined ? 'Error' : partString(name), message === undefined ? '' : partString(message)]
    if (parts.includes(undefined)) return undefined
    return parts.filter((part) => part !== '').join(': ')
  } catch (thrown) {
    if (thrown instanceof Thrown) return undefined
    throw thrown
  }
}

function partString(part: Value): string | undefined {
  if (part instanceof HeapObject) throw new Unmodelled('the string of an error with an object in it')
  return part instanceof HeapSymbol ? undefined : String(part)
}
