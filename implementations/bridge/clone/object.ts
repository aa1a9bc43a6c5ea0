import type { Cloneable } from './island.ts'
import { cloneProperties } from './properties.ts'

export const object: Cloneable = {
  name: 'object',
  rule: 'CLONE-COPY',
  accepts: (value, brands) =>
    brands.isPlain(value) && brands.platformBrand(value) === undefined && !brands.isUnclonableBuiltin(value),
  copy: (original, island) => {
    const copy = island.enter(original, island.destination.object())
    cloneProperties(original, copy, island)
    return copy
  },
}
