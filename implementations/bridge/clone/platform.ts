import { type Cloneable, refusal } from './island.ts'
import { cloneProperties } from './properties.ts'

/** CLONE-PLATFORM: no wrapper of it arrives, but a plain object with its own properties. */
export const platform: Cloneable = {
  name: 'platform',
  rule: 'CLONE-PLATFORM',
  accepts: (value, brands) => brands.platformBrand(value) !== undefined,
  copy: (original, island) => {
    if (island.brands.platformBrand(original) === 'exotic') throw refusal
    const copy = island.enter(original, island.destination.object())
    cloneProperties(original, copy, island)
    return copy
  },
}
