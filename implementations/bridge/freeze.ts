import type { Brands } from './brands.ts'
import type { Realm } from './realm.ts'
import { cannotFreeze } from './texts.ts'
import { typedArrayName } from './viewSlots.ts'

/** What becomes of errors: each is thrown, or the renderer is gone. */
export interface FreezeFailures {
  unreadable(thrown: unknown): never
  refused(error: unknown): never
  /** of a string object that is frozen again; only where that fails */
  again: (() => void) | undefined
}

/**
 * FREEZE-DEEP: freezes the API and all that its own enumerable string keys reach, children first.
 * Typed arrays stay as they are (JavaScript can't freeze them); a DataView has no elements of its own and is frozen.
 * What the API reaches is of the world that gets it: also a function of the page on its way home, with the accessors
 * the page gave it. FREEZE-THROW, FREEZE-ABORT: what these throw goes to `unreadable`.
 * FREEZE-REFUSED: V8 refuses some elements, with an error that goes to `refused`.
 * EXCEPTION-PENDING: Electron freezes anew what it reaches another way, which matters only where `again` is given.
 */
export function freezeDeep(api: unknown, world: Realm, brands: Brands, failures: FreezeFailures): void {
  const { unreadable, refused, again } = failures
  const visited = new Set<object>()
  const holders = new Set<object>()
  const read = <T>(reading: () => T): T => {
    try {
      return reading()
    } catch (thrown) {
      return unreadable(thrown)
    }
  }
  const walk = (value: unknown): void => {
    if (!isObject(value) || isTypedArray(value, brands) || holders.has(value)) return
    if (visited.has(value)) {
      if (again === undefined) return
      if (isStringObject(value, brands)) again()
    }
    visited.add(value)
    holders.add(value)
    for (const key of read(() => Object.keys(value))) walk(read(() => Reflect.get(value, key)))
    holders.delete(value)
    if (brands.platformBrand(value) === 'exotic') refused(world.error('TypeError', cannotFreeze))
    world.freeze(value)
  }
  walk(api)
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

/** Of boxed primitives only a string has a length of its own. */
function isStringObject(value: object, brands: Brands): boolean {
  return brands.isBoxed(value) && Object.hasOwn(value, 'length')
}

function isTypedArray(value: object, brands: Brands): boolean {
  return brands.isView(value) && typedArrayName(value) !== undefined
}
