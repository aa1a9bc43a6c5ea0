import { HeapObject, intrinsic } from '../machine/heap.ts'
import type { Kind } from './crossing.ts'

/** Any other object of the platform counts as plain, and most have nothing of their own: an event has `isTrusted`. */
export const platformKind: Kind = {
  accepts: (object) => object.brand === 'platform',

  transfer(crossing, source, { at }) {
    crossing.apply('PLATFORM-STRIPPED', at)
    const copy = new HeapObject(crossing.to, 'object', intrinsic(crossing.to, 'Object'), 'PLATFORM-STRIPPED')
    for (const [key, { value }] of source.properties) {
      // The platform's own properties are accessors of its own: `isTrusted` of an event.
      crossing.expectNothingPending('a getter')
      copy.put(key, value)
    }
    crossing.cache.set(source, copy)
    return copy
  },
}
