import { defineProperty, getPrototypeOf } from './intrinsics.ts'
import { ArrayPrototype, ObjectPrototype } from './prototypes.ts'

/** Defines a data property, all flags true unless given. The object is extensible or has the key. */
export function defineData(
  object: object,
  key: PropertyKey,
  value: unknown,
  writable = true,
  enumerable = true,
  configurable = true,
): boolean {
  if (writable && enumerable && configurable && isNew(object, key)) {
    ;(object as Record<PropertyKey, unknown>)[key] = value
    return true
  }
  return defineProperty(object, key, {
    __proto__: null,
    value,
    writable,
    enumerable,
    configurable,
  } as PropertyDescriptor)
}

/**
 * Whether plain assignment defines the key: nothing on the chain has it, and nothing on the chain is a Proxy or a typed
 * array, which would have a say. That is ten times as fast as a descriptor.
 */
function isNew(object: object, key: PropertyKey): boolean {
  const prototype = getPrototypeOf(object)
  return (prototype === ObjectPrototype || prototype === ArrayPrototype) && !(key in object)
}

/** Adds an element at the end of an array of our own; assignment alone could run a setter on `Array.prototype`. */
export function append<T>(array: T[], element: T): void {
  const { length } = array
  if (length in array) defineData(array, length, element)
  else array[length] = element
}
