import { HeapObject, intrinsic } from '../machine/heap.ts'
import type { Kind } from './crossing.ts'
import { put } from './object.ts'

/** Any other object of the platform counts as plain, and most have nothing of their own: an event has `isTrusted`. */
export const platformKind: Kind = {
  rules: ['PLATFORM-STRIPPED'],
  accepts: (object) => object.brand === 'platform',

  transfer(crossing, source, { depth, at }, transfer) {
    crossing.apply('PLATFORM-STRIPPED', at)
    const copy = new HeapObject(crossing.to, 'object', intrinsic(crossing.to, 'Object'), 'PLATFORM-STRIPPED')
    crossing.cache.set(source, copy)
    for (const [key, { value }] of source.properties) {
      const keyAt = `${at}.${String(key)}`
      // The platform itself answers for all but the data of an image, and there what is pending is thrown.
      if (crossing.isPending && source.slots.platform !== 'imageData') continue
      put(crossing, copy, key, transfer(crossing, value, { parent: source, depth: depth + 2, at: keyAt }), keyAt)
    }
    return copy
  },
}
