import { defineProperty } from './intrinsics.ts'

/** Defines a data property, all flags true unless given. */
export function defineData(
  object: object,
  key: PropertyKey,
  value: unknown,
  writable = true,
  enumerable = true,
  configurable = true,
): boolean {
  return defineProperty(object, key, {
    __proto__: null,
    value,
    writable,
    enumerable,
    configurable,
  } as PropertyDescriptor)
}

/** Adds an element at the end of an array; assignment could run a setter on `Array.prototype`. */
export function append<T>(array: T[], element: T): void {
  defineData(array, array.length, element)
}
