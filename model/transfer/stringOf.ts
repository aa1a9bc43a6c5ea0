import { Thrown, Unmodelled } from '../machine/completion.ts'
import { HeapObject, HeapSymbol, type Value } from '../machine/heap.ts'
import { get, type Machine } from '../machine/state.ts'

/** The string that JavaScript makes of an exception; undefined where that throws. */
export function stringOf(machine: Machine, value: Value): string | undefined {
  if (value instanceof HeapSymbol) return undefined
  if (!(value instanceof HeapObject)) return String(value)
  try {
    return objectString(machine, value)
  } catch (error) {
    if (error instanceof Thrown) return undefined
    throw error
  }
}

/** Of errors and plain objects: what is thrown is hardly ever anything else. */
function objectString(machine: Machine, object: HeapObject): string | undefined {
  const { brand, slots } = object
  if (slots.target !== undefined || (brand !== 'error' && brand !== 'object')) {
    throw new Unmodelled(`the string of ${slots.target === undefined ? withArticle(brand) : 'a proxy'}`)
  }
  const root = inheritsFrom(machine, object)
  if (root === null) return undefined
  return brand === 'error' ? errorString(machine, object) : '[object Object]'
}

const withArticle = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`

/** The intrinsic prototype at the end of the chain, or null: what is on the way has no say in the string. */
function inheritsFrom(machine: Machine, object: HeapObject): string | null {
  const heard = ['toString', 'valueOf', machine.symbol('@@toPrimitive'), machine.symbol('@@toStringTag')]
  let holder: HeapObject | string | null = object
  while (holder instanceof HeapObject) {
    const { properties, slots, proto }: HeapObject = holder
    if (slots.target !== undefined || heard.some((key) => properties.has(key))) {
      throw new Unmodelled('the string of an object that makes its own')
    }
    holder = proto
  }
  return holder
}

/** `Error.prototype.toString` */
function errorString(machine: Machine, error: HeapObject): string | undefined {
  const [name, message] = [get(machine, error, 'name'), get(machine, error, 'message')]
  const parts = [name === undefined ? 'Error' : partString(name), message === undefined ? '' : partString(message)]
  if (parts.some((part) => part === undefined)) return undefined
  return parts.filter((part) => part !== '').join(': ')
}

function partString(part: Value): string | undefined {
  if (part instanceof HeapObject) throw new Unmodelled('the string of an error with an object in it')
  return part instanceof HeapSymbol ? undefined : String(part)
}
