import type { Operand, Place } from '../../model/scenario/place.ts'
import type { Accessor, Item, Property, ValueNode } from '../../model/scenario/recipe.ts'
import { removeProperty } from './change.ts'
import { defineData } from './define.ts'
import { apply, defineProperty, freeze, hasOwn, mapGet, mapSet, preventExtensions, seal } from './intrinsics.ts'
import { keyOf, makeAhead } from './primitive.ts'
import { interpreter, run } from './state.ts'

/** Defines the elements of an array, in order; holes are left out. */
export function defineItems(array: object, items: readonly Item[]): void {
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as Item
    if (isAccessor(item)) defineAccessor(array, index, item, true, true)
    else if (!isHole(item)) defineData(array, index, interpreter.resolve(item))
  }
}

function isHole(item: Operand | { hole: true }): item is { hole: true } {
  return typeof item === 'object' && item !== null && hasOwn(item, 'hole')
}

function isAccessor(item: Item): item is Accessor {
  return (
    typeof item === 'object' && item !== null && (hasOwn(item, 'get') || hasOwn(item, 'throws') || hasOwn(item, 'set'))
  )
}

/** Defines named properties, in order; a flag that is left out is true. */
export function defineProperties(object: object, properties: readonly Property[] | undefined): void {
  if (properties === undefined) return
  for (let index = 0; index < properties.length; index++) {
    const property = properties[index] as Property
    const key = keyOf(property.key)
    const enumerable = property.enumerable !== false
    const configurable = property.configurable !== false
    if (property.get !== undefined || property.throws !== undefined || property.set !== undefined) {
      defineAccessor(object, key, property, enumerable, configurable)
    } else {
      const value = interpreter.resolve(property.value)
      defineData(object, key, value, property.writable !== false, enumerable, configurable)
    }
  }
}

function defineAccessor(
  object: object,
  key: PropertyKey,
  accessor: Accessor,
  enumerable: boolean,
  configurable: boolean,
): void {
  const hasGetter = accessor.get !== undefined || accessor.throws !== undefined
  const get = hasGetter ? makeGetter(accessor) : undefined
  const set = accessor.set ? makeSetter() : undefined
  // Reads are counted by the function that an observation finds first.
  mapSet(run.reads, get ?? set, 0)
  defineProperty(object, key, { __proto__: null, get, set, enumerable, configurable } as unknown as PropertyDescriptor)
}

function makeGetter(accessor: Accessor): () => unknown {
  const owner = run.number
  // Made by the getter, a symbol would leave JavaScript, where V8 before 12.4 throws what is pending.
  makeAhead(accessor.get)
  makeAhead(accessor.throws)
  const deletes = accessor.deletes === undefined ? undefined : keyOf(accessor.deletes)
  const getter = function (this: unknown): unknown {
    if (owner !== run.number) return undefined
    count(getter)
    if (deletes !== undefined) removeProperty(this, deletes)
    if (accessor.runs !== undefined) runFirst(this, accessor.runs)
    if (accessor.throws !== undefined) throw interpreter.resolve(accessor.throws)
    return interpreter.resolve(accessor.get)
  }
  return getter
}

function runFirst(receiver: unknown, place: Place): void {
  const { value } = interpreter.find(place)
  if (typeof value === 'function') apply(value, receiver, [])
}

function makeSetter(): (value: unknown) => void {
  return (_value) => {}
}

function count(getter: () => unknown): void {
  mapSet(run.reads, getter, (mapGet(run.reads, getter) as number) + 1)
}

/** Makes an object non-extensible, sealed or frozen. */
export function setIntegrity(object: object, integrity: (ValueNode & { kind: 'object' })['integrity']): void {
  switch (integrity) {
    case undefined:
      return
    case 'nonextensible':
      preventExtensions(object)
      return
    case 'sealed':
      seal(object)
      return
    case 'frozen':
      freeze(object)
      return
    default:
      integrity satisfies never
  }
}
