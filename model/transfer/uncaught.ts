import { Unmodelled } from '../machine/completion.ts'
import { HeapObject, HeapSymbol, seenThrough, type Value } from '../machine/heap.ts'
import { dataOf, type Machine } from '../machine/state.ts'
import type { World } from '../scenario/recipe.ts'

/**
 * V8's text for an uncaught exception, which the bridge copies into its own errors. V8 makes it without running anything.
 *
 * @param where the world that V8 is in when it makes the text: it knows the classes of that one only. For results that is
 *   the source, for settled values the destination: seen in Electron 25.1.1 and 33.2.1.
 */
export function uncaughtText(machine: Machine, value: Value, where: World): string {
  return `Uncaught ${describe(machine, value, where)}`
}

function describe(machine: Machine, value: Value, where: World): string {
  if (value instanceof HeapSymbol) return symbolText(value)
  if (!(value instanceof HeapObject)) return Object.is(value, -0) ? '0' : String(value)
  if (value.slots.target !== undefined) throw new Unmodelled('the text of an uncaught proxy')
  if (value.brand === 'error') return errorText(value)
  if (value.brand === 'function') return functionText(value)
  expectPlainClass(value)
  const className = value.world === where ? classNameOf(value) : undefined
  if (className !== undefined) return `#<${className}>`
  const tag = dataOf(value, machine.symbol('@@toStringTag'))
  return `[object ${typeof tag === 'string' ? tag : builtinTag(value)}]`
}

function symbolText({ text }: HeapSymbol): string {
  return `Symbol(${text.startsWith('@@') ? `Symbol.${text.slice(2)}` : text.replace(/^(for|unique):/, '')})`
}

/** Name and message, as far as they are strings: an accessor counts as nothing. */
function errorText(error: HeapObject): string {
  return [dataOf(error, 'name'), dataOf(error, 'message')].filter(isFilled).join(': ')
}

const isFilled = (part: Value): boolean => typeof part === 'string' && part !== ''

function functionText({ slots }: HeapObject): string {
  const isNative = slots.received === true || (slots.behaviour?.kind === 'script' && slots.behaviour.form === 'bound')
  if (isNative) return 'function () { [native code] }'
  throw new Unmodelled('the text of an uncaught function')
}

/** What only inherits from an error, an object of the platform or another builtin has a text by its `toString`. */
function expectPlainClass(object: HeapObject): void {
  if (object.brand !== 'object') return
  for (let proto = object.proto; proto instanceof HeapObject; proto = seenThrough(proto).proto) {
    if (!['object', 'array', 'map', 'set', 'date', 'promise'].includes(seenThrough(proto).brand))
      throw new Unmodelled(`the text of an uncaught object that inherits from a ${seenThrough(proto).brand}`)
  }
}

/** Intrinsic prototypes whose `toString` is that of objects. */
const plainClasses = ['Object', 'Map', 'Set', 'Promise', 'ArrayBuffer', 'DataView']

/** The name that V8 gives to objects that have neither a `toString` nor a `constructor` of their own; undefined for others. */
function classNameOf(object: HeapObject): string | undefined {
  let holder: HeapObject | string | null = object
  while (holder instanceof HeapObject) {
    const { properties, proto }: HeapObject = seenThrough(holder)
    if (properties.get('constructor')?.value instanceof HeapObject) {
      throw new Unmodelled('the text of an uncaught object with a constructor')
    }
    if (properties.has('toString') || properties.has('constructor')) return undefined
    holder = proto
  }
  const name = holder?.replace(/^\w+:(\w+)\.prototype$/, '$1')
  return name !== undefined && plainClasses.includes(name.replace(/^Custom/, '')) ? name : undefined
}

function builtinTag({ brand, slots }: HeapObject): string {
  switch (brand) {
    case 'typedArray':
      // V8 has no name for one whose buffer can be resized: seen in Electron 25.1.1 and 33.2.1.
      return slots.buffer!.slots.maxLength === undefined ? slots.array! : 'Object'
    case 'boxed':
      return (
        { string: 'String', number: 'Number', boolean: 'Boolean' }[typeof slots.primitive as string] ?? unknown(brand)
      )
    case 'object':
    case 'array':
    case 'map':
    case 'set':
    case 'date':
    case 'promise':
      return `${brand[0]!.toUpperCase()}${brand.slice(1)}`
    case 'regexp':
      return 'RegExp'
    case 'arrayBuffer':
      return 'ArrayBuffer'
    case 'dataView':
      return 'DataView'
    default:
      return unknown(brand)
  }
}

function unknown(brand: string): never {
  throw new Unmodelled(`the text of an uncaught ${brand}`)
}
