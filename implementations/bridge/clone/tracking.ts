import { types } from 'node:util'
import { typedArrayName } from '../viewSlots.ts'

interface Resizable {
  readonly maxByteLength: number
  resize(length: number): void
}

const resizable = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'resizable')?.get as
  | (() => boolean)
  | undefined
const { keys } = Object.getPrototypeOf(Uint8Array.prototype)
const byteLength = Object.getOwnPropertyDescriptor(DataView.prototype, 'byteLength')!.get!

export function isResizable(buffer: ArrayBufferLike): boolean {
  // an engine whose buffers can't be resized has no getter for it
  if (resizable === undefined || !types.isArrayBuffer(buffer)) return false
  return Reflect.apply(resizable, buffer, [])
}

/** Lies the view outside of its buffer, which has shrunk since? */
export function isOutOfBounds(view: ArrayBufferView): boolean {
  try {
    // each throws then, and has no effect else
    Reflect.apply(typedArrayName(view) === undefined ? byteLength : keys, view, [])
    return false
  } catch {
    return true
  }
}

/**
 * Does the view follow the length of its buffer? JavaScript can't ask, but try on a copy: when the buffer shrinks to
 * the view's start, a view of fixed length lies outside.
 */
export function isTracking(view: ArrayBufferView, buffer: ArrayBuffer, offset: number): boolean {
  if (!isResizable(buffer)) return false
  const probe = structuredClone(view)
  const copy = probe.buffer as unknown as Resizable
  const isEmpty = probe.byteLength === 0
  copy.resize(offset)
  if (isOutOfBounds(probe)) return false
  copy.resize(copy.maxByteLength)
  return !isEmpty || probe.byteLength > 0
}

/** Makes a view that follows its buffer while that ends where the view starts: V8 before 11.4 wants whole elements then. */
export function track<View>(buffer: ArrayBuffer, offset: number, make: () => View): View {
  const bytes = new Uint8Array(buffer).slice()
  const memory = buffer as unknown as Resizable
  memory.resize(offset)
  const view = make()
  memory.resize(bytes.length)
  new Uint8Array(buffer).set(bytes)
  return view
}
