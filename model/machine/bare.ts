import { standardValues } from '../bare.ts'
import type { EngineFacts } from '../observation.ts'
import type { RuleId } from '../rules/registry.ts'
import type { World } from '../scenario/recipe.ts'
import { type Behaviour, HeapObject, intrinsic, type Slots, type Value } from './heap.ts'
import type { Machine } from './state.ts'

/** A function as V8 makes a native one. */
export function makeNative(machine: Machine, world: World, rule: RuleId, behaviour?: Behaviour): HeapObject {
  const slots: Slots =
    behaviour === undefined ? { native: true, received: true } : { behaviour, native: true, received: true }
  const made = new HeapObject(world, 'function', intrinsic(world, 'Function'), rule, slots)
  made.lazy = machine.defineStandard[world]
  return made
}

/** Gives a function the own properties that V8 gives to a native one: the keys and flags are an engine fact. */
export function defineStandard(made: HeapObject, facts: EngineFacts): void {
  for (const [key, flags] of facts.functionKeys) {
    made.define(key, key === 'prototype' ? makePrototype(made) : standardValues[key], flags)
  }
}

function makePrototype(constructor: HeapObject): HeapObject {
  const { world } = constructor
  const prototype = new HeapObject(world, 'object', intrinsic(world, 'Object'), 'FN-PROXY')
  prototype.define('constructor', constructor, 'w-c')
  return prototype
}

/**
 * Whether a function is just as V8 makes a native one, or that frozen. `met`: objects that its world has seen before,
 * its `prototype` must not be one of them.
 */
export function isBare(object: HeapObject, facts: EngineFacts, met: ReadonlyMap<HeapObject, number>): boolean {
  if (object.isUntouched) return true
  if (object.slots.native !== true || object.proto !== intrinsic(object.world, 'Function')) return false
  const { properties } = object
  if (properties.size !== facts.functionKeys.length) return false
  const keys = [...properties.keys()]
  return facts.functionKeys.every(([key, flags], index) => {
    const property = properties.get(key)
    if (keys[index] !== key || property === undefined || property.accessor !== undefined) return false
    if (flagsOf(property) !== (object.extensible ? flags : '---')) return false
    return key === 'prototype' ? isFresh(property.value, object, met) : property.value === standardValues[key]
  })
}

function isFresh(prototype: Value, constructor: HeapObject, met: ReadonlyMap<HeapObject, number>): boolean {
  if (!(prototype instanceof HeapObject) || met.has(prototype) || !prototype.extensible) return false
  const property = prototype.properties.get('constructor')
  return (
    prototype.proto === intrinsic(constructor.world, 'Object') &&
    prototype.properties.size === 1 &&
    property?.value === constructor &&
    flagsOf(property) === 'w-c'
  )
}

function flagsOf(property: { writable: boolean; enumerable: boolean; configurable: boolean }): string {
  return `${property.writable ? 'w' : '-'}${property.enumerable ? 'e' : '-'}${property.configurable ? 'c' : '-'}`
}
