import { getPrototypeOf, isArray, setPrototypeOf } from './intrinsics.ts'

/**
 * Takes the prototypes away from a parsed JSON value, in place: a missing field then reads as undefined whatever a page
 * has put on `Object.prototype`.
 */
export function makeBare<T>(json: T): T {
  if (typeof json !== 'object' || json === null) return json
  if (isArray(json)) {
    for (let index = 0; index < json.length; index++) makeBare(json[index])
  } else if (getPrototypeOf(json) !== null) {
    setPrototypeOf(json, null)
    // Nothing is inherited any more, so these are its own keys; the engine reads them faster this way than by a list.
    for (const key in json) makeBare(json[key])
  }
  return json
}
