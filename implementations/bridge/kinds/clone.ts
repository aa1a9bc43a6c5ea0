import { Island } from '../clone/island.ts'
import type { Kind } from '../kind.ts'
import { couldNotBeCloned } from '../texts.ts'

/** CLONE-*: what is left is structured-cloned as a whole, or refused as a whole. */
export const clone: Kind = {
  name: 'clone',
  rule: 'CLONE-COPY',
  accepts: (value) => typeof value === 'object' && value !== null,
  copy: (original: object, { cache, destination, errors, workings }) => {
    const { brands, cloneables } = workings.parts
    let copy: object
    try {
      copy = new Island(destination, cloneables, brands, workings.rules).clone(original) as object
    } catch {
      // CLONE-THROW: whatever went wrong inside, the text is the same.
      throw errors.error('Error', couldNotBeCloned)
    }
    cache.set(original, copy)
    return copy
  },
}
