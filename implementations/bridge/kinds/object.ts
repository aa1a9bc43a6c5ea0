import type { Brands } from '../brands.ts'
import { defineOwn } from '../define.ts'
import type { Kind } from '../kind.ts'

/** OBJ-*: an ordinary object with the own enumerable properties that the original had when its turn came. */
export const object: Kind = {
  name: 'object',
  rule: 'OBJ-COPY',
  accepts: (value, { workings }) => workings.parts.brands.isPlain(value),
  copy: (original: Record<PropertyKey, unknown>, crossing, depth) => {
    const copy = crossing.destination.object()
    crossing.cache.set(original, copy)
    // #50900: before it, keys were assigned to the copy like any key, `__proto__` among them.
    const store = crossing.workings.rules.has('OBJ-PROTO-SET') ? assign : defineOwn
    const { brands } = crossing.workings.parts
    // EXCEPTION-PENDING: the platform itself answers for what such an object has (no host here has an ImageData), and fails.
    const fails = crossing.isPending && brands.platformBrand(original) !== undefined
    const keys = fails ? [] : enumerableKeys(original, brands)
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index]!
      // A getter may have deleted it since.
      if (!(key in original)) continue
      const read = crossing.read(() => original[key])
      if (read !== undefined) store(copy, key, crossing.pass(read.value, depth + 2, original))
    }
    return copy
  },
}

function enumerableKeys(original: object, brands: Brands): PropertyKey[] {
  const keys: PropertyKey[] = Object.keys(original)
  // PLATFORM-STRIPPED. Hosts in JavaScript keep the state of such an object in it, under symbols.
  if (brands.platformBrand(original) !== undefined) return keys
  for (const symbol of Object.getOwnPropertySymbols(original)) {
    if (Object.prototype.propertyIsEnumerable.call(original, symbol)) keys.push(symbol)
  }
  return keys
}

/** OBJ-PROTO-SET. A prototype that would close a circle is left out. */
function assign(copy: object, key: PropertyKey, value: unknown): void {
  if (key !== '__proto__') Reflect.set(copy, key, value)
  else if (typeof value === 'object' || typeof value === 'function') Reflect.setPrototypeOf(copy, value)
}
