import { nodeBrands, type PlatformBrand } from '../brands.ts'
import type { Host } from '../host.ts'
import type { Realm } from '../realm.ts'

const key = Symbol.for('platform')

/** In the worlds of tests, an object with this property, `{ [Symbol.for('platform')]: 'wrapper' }`, is of a platform. */
function platformBrand(value: object): PlatformBrand | undefined {
  return nodeBrands.isProxy(value) ? undefined : Object.getOwnPropertyDescriptor(value, key)?.value
}

const wrappers = new WeakMap<object, Map<Realm, object>>()

/** A host with a platform: what is behind a wrapper is known by all wrappers of it. */
export const testHost: Host = {
  brands: {
    ...nodeBrands,
    platformBrand,
    isPlain: (value): value is Record<PropertyKey, unknown> => {
      const brand = typeof value === 'object' && value !== null ? platformBrand(value) : undefined
      return brand === undefined ? nodeBrands.isPlain(value) : brand === 'other'
    },
  },
  wrap(wrapper, source, destination) {
    const known = wrappers.get(wrapper) ?? new Map([[source, wrapper]])
    if (!known.has(destination)) {
      known.set(destination, Object.assign(destination.object(), { [key]: platformBrand(wrapper) }))
    }
    for (const one of known.values()) wrappers.set(one, known)
    return known.get(destination)!
  },
}
