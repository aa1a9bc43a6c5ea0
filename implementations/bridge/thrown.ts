import type { Brands } from './brands.ts'
import { isResizable } from './clone/tracking.ts'
import type { Realm } from './realm.ts'
import { unknownException } from './texts.ts'
import { viewSlots } from './viewSlots.ts'

/** THROW-MESSAGE, THROW-UNKNOWN: the text with which the exception of an original arrives at its caller. */
export function thrownText(thrown: unknown): string {
  if ((typeof thrown !== 'object' && typeof thrown !== 'function') || thrown === null) return unknownException
  try {
    const message = Reflect.get(thrown, 'message')
    return typeof message === 'string' ? message : unknownException
  } catch {
    return unknownException
  }
}

/**
 * V8's text for an exception that nobody caught: `Uncaught TypeError: no`, `Uncaught 12`, `Uncaught #<Object>`.
 *
 * @param where the world that V8 has entered: it knows the classes of that one only
 */
export function uncaughtText(thrown: unknown, brands: Brands, where: Realm): string {
  return `Uncaught ${describe(thrown, brands, where)}`
}

/** V8's description of a value that runs nothing of the value's own. */
function describe(value: unknown, brands: Brands, where: Realm): string {
  if (typeof value === 'symbol') return value.toString()
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(value)
  if (brands.isNativeError(value)) return describeError(value, brands)
  if (typeof value === 'function' && !brands.isProxy(value)) return shorten(Function.prototype.toString.call(value))
  const toString = dataProperty(value, 'toString', brands)
  if (isNamed(toString, 'toString') && toString === dataProperty(where.objectPrototype, 'toString', brands)) {
    const constructor = dataProperty(value, 'constructor', brands)
    const name = typeof constructor === 'function' ? dataProperty(constructor, 'name', brands) : undefined
    if (typeof name === 'string' && name !== '') return `#<${name}>`
  }
  const tag = dataProperty(value, Symbol.toStringTag, brands)
  return `[object ${typeof tag === 'string' ? tag : builtinTag(value, brands)}]`
}

function describeError(error: Error, brands: Brands): string {
  const name = dataProperty(error, 'name', brands)
  const message = dataProperty(error, 'message', brands)
  return [name, message].filter((part) => typeof part === 'string' && part !== '').join(': ')
}

/** V8 cuts the middle out of long function texts. */
function shorten(text: string): string {
  return text.length > 128 ? `${text.slice(0, 111)}...<omitted>...${text.slice(-2)}` : text
}

/** An own or inherited data property, looked up without running an accessor or a proxy's trap. */
function dataProperty(object: object, key: PropertyKey, brands: Brands): unknown {
  for (let holder: object | null = object; holder !== null; holder = Object.getPrototypeOf(holder)) {
    if (brands.isProxy(holder)) return undefined
    const property = Object.getOwnPropertyDescriptor(holder, key)
    if (property !== undefined) return property.value
  }
  return undefined
}

function isNamed(value: unknown, name: string): boolean {
  return typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'name')?.value === name
}

/** V8's class name of an object. */
function builtinTag(value: object, brands: Brands): string {
  if (typeof value === 'function') return 'Function'
  if (brands.isProxy(value)) return 'Object'
  if (Array.isArray(value)) return 'Array'
  if (brands.isView(value)) {
    const { name, buffer } = viewSlots(value)
    // V8 has no name for a typed array whose buffer can be resized.
    return name !== 'DataView' && isResizable(buffer) ? 'Object' : name
  }
  if (brands.isDate(value)) return 'Date'
  if (brands.isRegExp(value)) return 'RegExp'
  if (brands.isBoxed(value)) return Object.prototype.toString.call(value).slice('[object '.length, -1)
  return 'Object'
}
