import { type Brands, nodeBrands } from '../bridge/brands.ts'

/** The brands of Node for a host with a platform. */
export function withPlatform(platformBrand: Brands['platformBrand']): Brands {
  const isOfPlatform = (value: object) => platformBrand(value) !== undefined
  return {
    ...nodeBrands,
    platformBrand,
    // Some wrappers of jsdom are proxies, which nobody may notice.
    isProxy: (value) => nodeBrands.isProxy(value) && !isOfPlatform(value as object),
    // Some versions of Node make a DOMException like an error.
    isNativeError: (value): value is Error => nodeBrands.isNativeError(value) && !isOfPlatform(value),
    isPlain: (value): value is Record<PropertyKey, unknown> => {
      const brand = typeof value === 'object' && value !== null ? platformBrand(value) : undefined
      return brand === undefined ? nodeBrands.isPlain(value) : brand === 'other'
    },
  }
}
