import { type HeapKey, type HeapObject, indexOf, seenThrough } from './heap.ts'

/** `Reflect.deleteProperty`, where a property can be changed at all. Returns whether it is gone. */
export function removeProperty(target: HeapObject, key: HeapKey): boolean {
  const object = seenThrough(target)
  if (object.brand === 'typedArray' || object.slots.isGlobal || isExoticIndex(object, key)) return false
  if (isLeftOut(object, key) || object.properties.get(key)?.configurable === false) return false
  object.properties.delete(key)
  return true
}

/** Forms and selects take index keys for themselves. */
export function isExoticIndex(object: HeapObject, key: HeapKey): boolean {
  return object.brand === 'element' && typeof key === 'string' && indexOf(key) !== undefined
}

const standardKeys: readonly HeapKey[] = ['length', 'name', 'arguments', 'caller', 'prototype']

/** Keys that observations leave out, because they are the engine's: they can't be changed either. */
export function isLeftOut(object: HeapObject, key: HeapKey): boolean {
  if (object.brand === 'error') return key === 'stack'
  return object.brand === 'function' && object.slots.received !== true && standardKeys.includes(key)
}
