/** What the slots of a view hold, read by intrinsics of the bridge's own realm: they work on the views of any world. */

const typedArray = Object.getPrototypeOf(Uint8Array.prototype)

interface Getters {
  buffer: () => ArrayBuffer | SharedArrayBuffer
  byteOffset: () => number
  length: () => number
}

const nameOf = getter(typedArray, Symbol.toStringTag) as () => string | undefined
const typedArrayGetters = { ...bufferAndOffset(typedArray), length: getter(typedArray, 'length') } as Getters
const dataViewGetters = {
  ...bufferAndOffset(DataView.prototype),
  length: getter(DataView.prototype, 'byteLength'),
} as Getters

function bufferAndOffset(prototype: object) {
  return { buffer: getter(prototype, 'buffer'), byteOffset: getter(prototype, 'byteOffset') }
}

function getter(prototype: object, key: PropertyKey): () => unknown {
  return Object.getOwnPropertyDescriptor(prototype, key)!.get!
}

/** `Uint8Array` and so on; undefined for a DataView. */
export function typedArrayName(view: ArrayBufferView): string | undefined {
  return Reflect.apply(nameOf, view, [])
}

/** The place of a view in its buffer; `length` in elements, of a DataView in bytes. */
export function viewSlots(view: ArrayBufferView): {
  name: string
  buffer: ArrayBuffer | SharedArrayBuffer
  offset: number
  length: number
} {
  const name = typedArrayName(view)
  const getters = name === undefined ? dataViewGetters : typedArrayGetters
  return {
    name: name ?? 'DataView',
    buffer: Reflect.apply(getters.buffer, view, []),
    offset: Reflect.apply(getters.byteOffset, view, []),
    length: Reflect.apply(getters.length, view, []),
  }
}
