import { viewSlots } from '../viewSlots.ts'
import type { Cloneable } from './island.ts'
import { isOutOfBounds, isTracking, track } from './tracking.ts'

/** CLONE-BUFFER: a view at the same place of a copy of its whole buffer. A buffer that can't be cloned refuses it. */
export const view: Cloneable = {
  name: 'view',
  rule: 'CLONE-BUFFER',
  accepts: (value, brands) => brands.isView(value),
  copy: (original: ArrayBufferView, island) => {
    if (isOutOfBounds(original)) throw new Error('A view outside of its buffer has no structured clone.')
    const { name, buffer, offset, length } = viewSlots(original)
    const copy = island.clone(buffer) as ArrayBuffer
    if (!isTracking(original, buffer as ArrayBuffer, offset)) return island.destination.view(name, copy, offset, length)
    return track(copy, offset, () => island.destination.view(name, copy, offset, undefined))
  },
}
