import type { Cloneable } from './island.ts'
import { isResizable } from './tracking.ts'

/** A detached buffer is refused, a resizable one stays resizable. */
export const arrayBuffer: Cloneable = {
  name: 'arrayBuffer',
  rule: 'CLONE-COPY',
  accepts: (value, brands) => brands.isArrayBuffer(value),
  copy: (original: ArrayBuffer, { destination }) => {
    // throws for a detached buffer
    const bytes = new Uint8Array(original)
    const copy = destination.arrayBuffer(bytes.byteLength, isResizable(original) ? maximumOf(original) : undefined)
    new Uint8Array(copy).set(bytes)
    return copy
  },
}

function maximumOf(buffer: ArrayBuffer): number {
  return Reflect.apply(Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'maxByteLength')!.get!, buffer, [])
}
