import { Island, interruption } from '../clone/island.ts'
import type { Kind } from '../kind.ts'
import { couldNotBeCloned, unreadable } from '../texts.ts'

/** CLONE-*: what is left is structured-cloned as a whole, or refused as a whole. */
export const clone: Kind = {
  name: 'clone',
  rule: 'CLONE-COPY',
  accepts: (value) => typeof value === 'object' && value !== null,
  copy: (original: object, crossing) => {
    const { cache, destination, errors } = crossing
    const island = new Island(crossing)
    let copy: object
    try {
      copy = island.clone(original) as object
    } catch (thrown) {
      if (thrown === interruption) crossing.rethrowMissed()
      // CLONE-THROW: whatever went wrong inside, the text is the same.
      throw errors.error('Error', couldNotBeCloned)
    }
    if (island.isUnreadable) {
      crossing.missed = { thrown: destination.error('Error', unreadable) }
      cache.set(original, null)
      return null
    }
    cache.set(original, copy)
    return copy
  },
}
