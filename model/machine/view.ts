import { type TypedArrayName, typedArrays } from '../scenario/words.ts'
import type { Slots } from './heap.ts'

/** Where a view lies in its buffer now, `offset` in bytes, `length` in elements, of a DataView in bytes. */
export interface Extent {
  offset: number
  length: number
  /** the buffer has shrunk under it: nothing of it is left, and JavaScript shows both numbers as 0 */
  isOutside?: true
}

export function extentOf({ array, offset, length, buffer }: Slots): Extent {
  const size = array === undefined ? 1 : typedArrays[array as TypedArrayName]
  const room = buffer!.slots.bytes!.length - offset!
  if (room < (length ?? 0) * size) return { offset: 0, length: 0, isOutside: true }
  return { offset: offset!, length: length ?? Math.floor(room / size) }
}
