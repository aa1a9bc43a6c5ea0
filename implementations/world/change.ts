import type { Operand, Place } from '../../model/scenario/place.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { ValueNode } from '../../model/scenario/recipe.ts'
import type { Change } from '../../model/scenario/step.ts'
import { brandOf, isForeign } from './brand.ts'
import { defineData } from './define.ts'
import {
  arrayBufferLength,
  arrayBufferMax,
  arrayBufferResizable,
  bareRecord,
  dataViewBuffer,
  dateSetTime,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  globalObject,
  hasOwn,
  isExtensible,
  mapGet,
  mapHas,
  mapSet,
  ownKeys,
  resizeBuffer,
  setAdd,
  typedArrayBuffer,
  typedArrayName,
  typedArrayOffset,
  Uint8ArrayConstructor,
} from './intrinsics.ts'
import { isLeftOut } from './leftOut.ts'
import { keyOf } from './primitive.ts'
import { dataViewExtent } from './slots.ts'
import { type Frame, host, interpreter, run } from './state.ts'

/** Makes one change to what a place holds. Says whether it was made; a change that does not fit is not. */
export function change(at: Place, what: Change): boolean {
  const resolve = interpreter.resolve
  const object = resolve(at)
  if ('set' in what) return setProperty(object, what.set, resolve(what.value))
  if ('delete' in what) return removeProperty(object, keyOf(what.delete))
  if ('mapSet' in what) {
    const key = resolve(what.mapSet[0])
    const value = resolve(what.mapSet[1])
    if (ownBrand(object) !== 'map') return false
    mapSet(object as Map<unknown, unknown>, key, value)
    return true
  }
  if ('setAdd' in what) {
    const value = resolve(what.setAdd)
    if (ownBrand(object) !== 'set') return false
    setAdd(object as object, value)
    return true
  }
  if ('setTime' in what) {
    if (ownBrand(object) !== 'date') return false
    dateSetTime(object, what.setTime)
    return true
  }
  if ('resize' in what) return resize(object, what.resize)
  return writeByte(object, what.writeByte[0], what.writeByte[1])
}

/** The `set` of a script. */
export function setAt(at: Place, key: Key, value: Operand, frame: Frame): void {
  const object = interpreter.resolve(at, frame)
  setProperty(object, key, interpreter.resolve(value, frame))
}

function setProperty(object: unknown, key: Key, value: unknown): boolean {
  if (!isChangeable(object)) return false
  const name = keyOf(key)
  if (isLeftOut(object, name) || isExoticIndex(object, name)) return false
  const present = getOwnPropertyDescriptor(object, name)
  if (present === undefined) return isExtensible(object) && defineData(object, name, value)
  if (!hasOwn(present, 'value') || !present.writable) return false
  return defineProperty(object, name, { __proto__: null, value } as PropertyDescriptor)
}

export function removeProperty(object: unknown, name: string | symbol): boolean {
  return (
    isChangeable(object) && !isLeftOut(object, name) && !isExoticIndex(object, name) && deleteProperty(object, name)
  )
}

/** Forms and selects take index keys for themselves. */
function isExoticIndex(object: object, key: string | symbol): boolean {
  if (typeof key !== 'string' || !(key[0] !== undefined && key[0] >= '0' && key[0] <= '9')) return false
  return host.dom?.tagOf(object) !== undefined && `${+key >>> 0}` === key && key !== '4294967295'
}

/** Typed arrays keep their keys, also behind a proxy, and the global is shared by all scenarios. */
function isChangeable(object: unknown): object is object {
  if ((typeof object !== 'object' || object === null) && typeof object !== 'function') return false
  let seen: unknown = object
  while (mapHas(run.targets, seen)) seen = mapGet(run.targets, seen)
  return seen !== globalObject && typedArrayName(seen) === undefined && !mapHas(run.opaque, seen)
}

function writeByte(object: unknown, index: number, byte: number): boolean {
  const memory = memoryOf(object)
  if (memory === undefined) return false
  const position = memory.offset + index
  if (position >= arrayBufferLength(memory.buffer)) return false
  new Uint8ArrayConstructor(memory.buffer)[position] = byte
  return true
}

function resize(object: unknown, length: number): boolean {
  const buffer = memoryOf(object)?.buffer
  if (buffer === undefined || !arrayBufferResizable(buffer) || length > arrayBufferMax(buffer)) return false
  buildViews(mapGet(run.names, buffer))
  resizeBuffer(buffer, length)
  return true
}

/** What is built later might not lie in its buffer any more. */
function buildViews(buffer: string | undefined): void {
  if (buffer === undefined) return
  const names = ownKeys(run.values)
  for (let index = 0; index < names.length; index++) {
    const value = names[index] as string
    const node = run.values[value] as ValueNode
    if ((node.kind === 'typedArray' || node.kind === 'dataView') && node.buffer === buffer)
      interpreter.resolve(bareRecord({ value }))
  }
}

/** The buffer that holds the bytes of an object, and where they start. */
function memoryOf(object: unknown): { buffer: ArrayBuffer; offset: number } | undefined {
  switch (ownBrand(object)) {
    case 'arrayBuffer':
      return { buffer: object as ArrayBuffer, offset: 0 }
    case 'typedArray':
      return { buffer: typedArrayBuffer(object), offset: typedArrayOffset(object) }
    case 'dataView':
      return { buffer: dataViewBuffer(object), offset: dataViewExtent(object).offset }
    default:
      return undefined
  }
}

/** The brand of an object of this world; undefined for anything else. */
function ownBrand(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || mapHas(run.opaque, value) || isForeign(value)) return undefined
  return brandOf(value)
}
