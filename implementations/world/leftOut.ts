import { brandOf } from './brand.ts'
import { mapHas } from './intrinsics.ts'
import { run } from './state.ts'

/** The keys that the engine gives to functions; those of functions that this world built are left out everywhere. */
export function isStandardKey(key: string | symbol): boolean {
  return key === 'length' || key === 'name' || key === 'arguments' || key === 'caller' || key === 'prototype'
}

/** Whether a key starts as an index does. A typed array has no other keys of this kind than its indexes. */
const isIndex = (key: string | symbol): boolean =>
  typeof key === 'string' && key !== '' && (key[0] as string) >= '0' && (key[0] as string) <= '9'

/** Whether observations leave an own property out: then places don't find it and changes don't make it. */
export function isLeftOut(object: object, key: string | symbol): boolean {
  if (isIndex(key)) return brandOf(object) === 'typedArray'
  if (typeof object === 'function') return isStandardKey(key) && mapHas(run.names, object)
  return key === 'stack' && brandOf(object) === 'error'
}
