import type { Brands } from './brands.ts'
import type { Realm } from './realm.ts'
import { cannotFreeze } from './texts.ts'
import { typedArrayName } from './viewSlots.ts'

/**
 * FREEZE-DEEP: freezes the API and all that its own enumerable string keys reach, children first.
 * Typed arrays stay as they are (JavaScript can't freeze them); a DataView has no elements of its own and is frozen.
 * What the API reaches is of the world that gets it: also a function of the page on its way home, with the accessors
 * the page gave it. What these throw is passed on.
 * FREEZE-REFUSED: V8 refuses some elements.
 */
export function freezeDeep(api: unknown, world: Realm, brands: Brands): void {
  walk(api, world, brands, new Set())
}

function walk(value: unknown, world: Realm, brands: Brands, visited: Set<object>): void {
  if (!isObject(value) || isTypedArray(value, brands) || visited.has(value)) return
  visited.add(value)
  for (const key of Object.keys(value)) walk(Reflect.get(value, key), world, brands, visited)
  if (brands.platformBrand(value) === 'exotic') throw world.error('TypeError', cannotFreeze)
  world.freeze(value)
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function isTypedArray(value: object, brands: Brands): boolean {
  return brands.isView(value) && typedArrayName(value) !== undefined
}
