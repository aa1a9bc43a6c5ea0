import { type Brands, nodeBrands } from './brands.ts'
import type { Realm } from './realm.ts'

/** What a bridge must know of the host of its worlds, beside what JavaScript says. */
export interface Host {
  brands: Brands
  /**
   * The wrapper that the world `destination` has of what is behind a wrapper of the world `source`: made when the
   * world first meets it, and the same ever after.
   */
  wrap(wrapper: object, source: Realm, destination: Realm): object
}

/** Node without a platform. */
export const nodeHost: Host = { brands: nodeBrands, wrap: (wrapper) => wrapper }
