import { functionProperties } from './facts.ts'
import { functionText, getOwnPropertyDescriptor, getPrototypeOf, isExtensible, ownKeys } from './intrinsics.ts'
import { ObjectPrototype } from './prototypes.ts'

/** The text of functions that are not written in JavaScript, as V8 gives it to those without a name. */
export const nativeText = 'function () { [native code] }'

/**
 * V8 searches the whole stack whenever somebody reads the `arguments` or the `caller` of a function, and nobody can
 * change them: they are read of one function in every sixteenth trace, the first trace of a world among them.
 */
let areSearched = false
let traces = 0

/** Starts a new trace. */
export function forgetSearched(): void {
  areSearched = traces++ % 16 !== 0
}

/**
 * Whether a function that has the intrinsic prototype is just as the engine makes a native one, or that frozen.
 *
 * @param isMet whether this world has seen an object before: a bare function's `prototype` is new to it
 */
export function isBare(object: object, extensible: boolean, isMet: (object: object) => boolean): boolean {
  const keys = ownKeys(object)
  if (keys.length !== functionProperties.length || functionText(object) !== nativeText) return false
  for (let index = 0; index < keys.length; index++) {
    const standard = functionProperties[index] as (typeof functionProperties)[number]
    const key = keys[index] as string | symbol
    if (key !== standard.key) return false
    if (areSearched && (key === 'arguments' || key === 'caller')) continue
    const property = getOwnPropertyDescriptor(object, key) as PropertyDescriptor
    if (
      property.writable !== (extensible && standard.writable) ||
      property.configurable !== (extensible && standard.configurable) ||
      property.enumerable !== standard.enumerable
    ) {
      return false
    }
    if (!(key === 'prototype' ? isFresh(property.value, object, isMet) : isStandard(key, property.value))) return false
  }
  areSearched = true
  return true
}

function isStandard(key: string | symbol, value: unknown): boolean {
  return value === (key === 'length' ? 0 : key === 'name' ? '' : null)
}

/** Whether a function's `prototype` is as it was made: an object that only knows its constructor. */
function isFresh(prototype: object, constructor: object, isMet: (object: object) => boolean): boolean {
  if (typeof prototype !== 'object' || prototype === null) return false
  if (getPrototypeOf(prototype) !== ObjectPrototype || isMet(prototype) || !isExtensible(prototype)) return false
  const keys = ownKeys(prototype)
  if (keys.length !== 1 || keys[0] !== 'constructor') return false
  const property = getOwnPropertyDescriptor(prototype, 'constructor') as PropertyDescriptor
  return (
    property.value === constructor &&
    property.writable === true &&
    property.enumerable === false &&
    property.configurable === true
  )
}
