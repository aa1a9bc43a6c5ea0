import type { Brands } from './brands.ts'
import type { Realm } from './realm.ts'
import { cannotFreeze } from './texts.ts'
import { typedArrayName } from './viewSlots.ts'

/** What becomes of errors: each is thrown, or the renderer is gone. */
export interface FreezeFailures {
  unreadable(thrown: unknown): never
  refused(error: unknown): never
}

/**
 * FREEZE-DEEP: freezes the API and all that its own enumerable string keys reach, children first.
 * Typed arrays stay as they are (JavaScript can't freeze them); a DataView has no elements of its own and is frozen.
 * What the API reaches is of the world that gets it: also a function of the page on its way home, with the accessors
 * the page gave it. FREEZE-THROW, FREEZE-ABORT: what these throw goes to `unreadable`.
 * FREEZE-REFUSED: V8 refuses some elements, with an error that goes to `refused`.
 */
export function freezeDeep(api: unknown, world: Realm, brands: Brands, { unreadable, refused }: FreezeFailures): void {
  const visited = new Set<object>()
  const read = <T>(reading: () => T): T => {
    try {
      return reading()
    } catch (thrown) {
      return unreadable(thrown)
    }
  }
  const walk = (value: unknown): void => {
    if (!isObject(value) || isTypedArray(value, brands) || visited.has(value)) return
    visited.add(value)
    for (const key of read(() => Object.keys(value))) walk(read(() => Reflect.get(value, key)))
    if (brands.platformBrand(value) === 'exotic') refused(world.error('TypeError', cannotFreeze))
    world.freeze(value)
  }
  walk(api)
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function isTypedArray(value: object, brands: Brands): boolean {
  return brands.isView(value) && typedArrayName(value) !== undefined
}
