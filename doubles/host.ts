import { type Brands, nodeBrands } from '../implementations/bridge/brands.ts'
import type { Kind } from '../implementations/bridge/kind.ts'

/** The constructors whose objects Electron does not copy. */
const names = ['Element', 'Blob']

/**
 * What a bridge must know of the host of a page, beside JavaScript: elements and blobs. In Electron each world has its
 * own wrapper of the same thing. Here both worlds see one document, so the wrapper itself passes.
 */
export function hostOf(page: object): { brands: Brands; hostKinds: Kind[] } {
  const constructors = names
    .flatMap((name) => [Reflect.get(page, name), Reflect.get(globalThis, name)])
    .filter((constructor) => typeof constructor === 'function')
  const isOfHost = (value: unknown) =>
    nodeBrands.isPlain(value) && constructors.some((constructor) => value instanceof constructor)
  return {
    brands: {
      ...nodeBrands,
      isPlain: (value): value is Record<PropertyKey, unknown> => nodeBrands.isPlain(value) && !isOfHost(value),
    },
    hostKinds: [{ name: 'host', rule: 'OBJ-COPY', accepts: isOfHost, copy: (value) => value }],
  }
}
