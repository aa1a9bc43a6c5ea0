import type { Cloneable } from './island.ts'
import { cloneProperties } from './properties.ts'

/** Unlike outside of structured clone, holes stay holes and other properties arrive. */
export const array: Cloneable = {
  name: 'array',
  rule: 'CLONE-COPY',
  accepts: (value, brands) => !brands.isProxy(value) && Array.isArray(value),
  copy: (original: unknown[], island) => {
    const copy = island.enter(original, island.destination.array([]))
    copy.length = original.length
    cloneProperties(original, copy, island)
    return copy
  },
}
