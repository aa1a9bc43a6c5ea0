import type { Kind } from '../kind.ts'

/** ELEMENT-PASS, BLOB-PASS: the host remembers which wrappers belong together, so the crossing need not. */
export const wrapper: Kind = {
  name: 'wrapper',
  rule: 'ELEMENT-PASS',
  accepts: (value: object, { workings }) => {
    const brand = workings.parts.brands.platformBrand(value)
    return brand === 'wrapper' || brand === 'exotic'
  },
  copy: (original: object, { source, destination, workings }) => workings.parts.wrap(original, source, destination),
}
