import { getPrototypeOf, isArray, ownKeys, setPrototypeOf } from './intrinsics.ts'

/**
 * Takes the prototypes away from a parsed JSON value, in place: a missing field then reads as undefined whatever a page
 * has put on `Object.prototype`. Lazily, part by part, because most of a batch belongs to the other world.
 */
export function makeBare<T>(json: T): T {
  if (typeof json !== 'object' || json === null) return json
  if (isArray(json)) {
    for (let index = 0; index < json.length; index++) makeBare(json[index])
    return json
  }
  if (getPrototypeOf(json) === null) return json
  setPrototypeOf(json, null)
  const keys = ownKeys(json)
  for (let index = 0; index < keys.length; index++) makeBare(json[keys[index] as keyof T])
  return json
}
