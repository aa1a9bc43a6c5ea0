import type { World } from '../scenario/recipe.ts'
import type { Change } from '../scenario/step.ts'
import { type HeapKey, HeapObject, indexOf, isOpaque, type Slots, seenThrough, type Value } from './heap.ts'
import { mapSet, realize, setAdd } from './realize.ts'
import { isExoticIndex, isLeftOut, removeProperty } from './remove.ts'
import type { Machine } from './state.ts'
import { extentOf } from './view.ts'

/**
 * Changes one object as a `mutate` step says. Returns whether anything could be changed.
 * What it is to be changed to is built in any case, as in the world code.
 */
export function change(machine: Machine, world: World, target: Value, asked: Change): boolean {
  const object = target instanceof HeapObject && !isOpaque(target) ? target : undefined
  const slots: Slots = object?.slots ?? {}
  if ('set' in asked) return changeSet(target, machine.key(world, asked.set), machine.operand(world, asked.value))
  if ('delete' in asked) return object !== undefined && removeProperty(object, machine.key(world, asked.delete))
  if ('mapSet' in asked) {
    const [key, value] = asked.mapSet.map((operand) => machine.operand(world, operand))
    if (slots.entries === undefined) return false
    mapSet(slots.entries, key, value)
    return true
  }
  if ('setAdd' in asked) {
    const value = machine.operand(world, asked.setAdd)
    if (slots.values === undefined) return false
    setAdd(slots.values, value)
    return true
  }
  if ('setTime' in asked) {
    if (slots.time === undefined) return false
    slots.time = Math.abs(asked.setTime) <= 8.64e15 ? asked.setTime : Number.NaN
    return true
  }
  const memory = slots.buffer?.slots ?? slots
  if ('resize' in asked) {
    const { bytes, maxLength } = memory
    if (bytes === undefined || maxLength === undefined || asked.resize > maxLength) return false
    buildViews(machine, world, slots.buffer ?? object!)
    // What shrinks loses its last bytes, what grows gets zeros.
    memory.bytes = Array.from({ length: asked.resize }, (_, index) => bytes[index] ?? 0)
    return true
  }
  const [index, byte] = asked.writeByte
  const { bytes } = memory
  const at = index + (slots.buffer === undefined ? 0 : extentOf(slots).offset)
  if (bytes === undefined || at >= bytes.length) return false
  bytes[at] = byte
  return true
}

/** What is built later might not lie in its buffer any more: its views are built before it is resized. */
function buildViews(machine: Machine, world: World, { name }: HeapObject): void {
  if (name === undefined) return
  for (const [view, node] of Object.entries(machine.scenario.values))
    if ('buffer' in node && node.buffer === name) realize(machine, world, view)
}

/** Sets an own writable data property, or defines a missing one. */
export function changeSet(target: Value, key: HeapKey, value: Value): boolean {
  if (!(target instanceof HeapObject) || isOpaque(target)) return false
  const object = seenThrough(target)
  if (object.brand === 'typedArray' || isExoticIndex(object, key)) return false
  if (isLeftOut(object, key)) return false
  const property = object.properties.get(key)
  if (property !== undefined) {
    if (property.accessor !== undefined || !property.writable) return false
    property.value = value
    return true
  }
  if (!object.extensible) return false
  const length = object.brand === 'array' ? object.properties.get('length') : undefined
  const index = typeof key === 'string' ? indexOf(key) : undefined
  if (length !== undefined && index !== undefined && index >= (length.value as number)) {
    if (!length.writable) return false
    length.value = index + 1
  }
  object.put(key, value)
  return true
}
