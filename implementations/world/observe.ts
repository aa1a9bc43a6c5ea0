import type { Brand } from '../../model/observation.ts'
import { forgetSearched, isBare } from './bare.ts'
import { brandBy, brandOf, isForeign } from './brand.ts'
import {
  getOwnPropertyDescriptor,
  getPrototypeOf,
  globalObject,
  hasOwn,
  isExtensible,
  MapConstructor,
  mapGet,
  mapHas,
  mapSet,
  ownKeys,
  typedArrayLength,
  Uint32ArrayConstructor,
} from './intrinsics.ts'
import { isStandardKey } from './leftOut.ts'
import {
  FunctionPrototype,
  internalKeys,
  type KnownPrototype,
  knownPrototypes,
  ObjectPrototype,
  RangeErrorPrototype,
} from './prototypes.ts'
import { slotsText } from './slots.ts'
import { run, world } from './state.ts'
import { flagsText, keyText, primitiveText, quote } from './text.ts'

/** Identity numbers of the objects that this world did not build, in the order of first sight. */
let identities = new MapConstructor<object, number>()
let lastIdentity = 0
/** By identity number: the event that described the object last. */
let describedIn = new Uint32ArrayConstructor(256)
let capacity = 256
/** Number of the event under way; it never repeats. */
let event = 0

/** Starts a new trace: identities are numbered from 1 again. */
export function forgetIdentities(): void {
  identities = new MapConstructor()
  lastIdentity = 0
  forgetSearched()
}

/** Starts a new event: objects are described once in each. */
export function startEvent(): void {
  event++
}

/** An observation of a value as JSON text. An object that this world built shows by its name. */
export function observe(value: unknown): string {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? observeObject(value)
    : primitiveText(value)
}

/** The same, but the value itself is walked also where this world built it. */
export function observeWalked(value: unknown): string {
  const name = mapGet(run.names, value)
  return name === undefined || mapHas(run.opaque, value)
    ? observe(value)
    : walk(value as object, `"own":"${name}"`, true)
}

function observeObject(object: object): string {
  const name = mapGet(run.names, object)
  if (name !== undefined) return `{"own":"${name}"}`
  if (object === globalObject) return '{"global":true}'
  let identity = mapGet(identities, object)
  if (identity === undefined) {
    identity = ++lastIdentity
    mapSet(identities, object, identity)
    if (identity >= capacity) growDescribed()
  } else if (describedIn[identity] === event) return `{"seen":${identity}}`
  describedIn[identity] = event
  return walk(object, `"id":${identity}`, false)
}

function growDescribed(): void {
  const grown = new Uint32ArrayConstructor(capacity * 2)
  for (let index = 0; index < capacity; index++) grown[index] = describedIn[index] as number
  describedIn = grown
  capacity *= 2
}

function walk(object: object, head: string, isOwn: boolean): string {
  try {
    const prototype = getPrototypeOf(object)
    if (prototype === ObjectPrototype) return describe(object, head, isOwn, objectKnown)
    const known = prototype === null ? undefined : mapGet(knownPrototypes, prototype)
    if (known === undefined && !isOwn && isForeign(object)) return leak(object, head)
    return describe(object, head, isOwn, known)
  } catch (error) {
    // Only the traps of a foreign Proxy throw here; running out of stack is a fault of ours and must show.
    if (typeof error === 'object' && error !== null && getPrototypeOf(error) === RangeErrorPrototype) throw error
    return `{${head},"is":"object","proto":null,"extensible":false,"props":[]}`
  }
}

const objectKnown = mapGet(knownPrototypes, ObjectPrototype) as KnownPrototype
const functionKnown = mapGet(knownPrototypes, FunctionPrototype) as KnownPrototype

function isMet(object: object): boolean {
  return mapHas(identities, object)
}

function describe(object: object, head: string, isOwn: boolean, known: KnownPrototype | undefined): string {
  const brand = brandBy(known, object)
  if (brand === 'function' && !isOwn && known === functionKnown) {
    const extensible = isExtensible(object)
    if (isBare(object, extensible, isMet)) return `{${head},"is":"function","bare":true,"extensible":${extensible}}`
  }
  // Each part is made in its turn: identities are numbered in the order of the walk.
  let text = `{${head},"is":"${brand}","proto":${prototypeText(object, brand, known)}`
  if (brand !== 'object' && brand !== 'array') text += slotsText(object, brand, observe)
  text += isExtensible(object) ? ',"extensible":true,"props":[' : ',"extensible":false,"props":['
  const keys = ownKeys(object)
  let separator = ''
  for (let index = firstKey(object, brand); index < keys.length; index++) {
    const key = keys[index] as string | symbol
    if (brand === 'error' && key === 'stack') continue
    if (typeof key === 'symbol' && mapHas(internalKeys, key)) continue
    if (isOwn && brand === 'function' && isStandardKey(key)) continue
    const property = ownPropertyText(object, key)
    if (property === '') continue
    text += separator + property
    separator = ','
  }
  return `${text}]}`
}

/** One own property as JSON; empty where a foreign Proxy lists a key that it has not. */
function ownPropertyText(object: object, key: string | symbol): string {
  const descriptor = getOwnPropertyDescriptor(object, key)
  return descriptor === undefined ? '' : `[${keyText(key)},${propertyText(descriptor)}]`
}

function prototypeText(object: object, brand: Brand, known: KnownPrototype | undefined): string {
  if (known !== undefined) return `"${world}:${known.name}.prototype"`
  const prototype = getPrototypeOf(object)
  if (brand !== 'generator' || prototype === null) return observe(prototype)
  const generator = mapGet(knownPrototypes, getPrototypeOf(prototype))
  return generator === undefined ? observe(prototype) : `"${world}:${generator.name}.prototype"`
}

/** The elements of a typed array are its first keys, and left out. */
function firstKey(object: object, brand: Brand): number {
  return brand === 'typedArray' ? typedArrayLength(object) : 0
}

/** Flags and value of a property as JSON, without the brackets. */
export function propertyText(descriptor: PropertyDescriptor): string {
  const enumerable = descriptor.enumerable === true
  const configurable = descriptor.configurable === true
  if (hasOwn(descriptor, 'value')) {
    return `"${flagsText(descriptor.writable === true, enumerable, configurable)}",${observe(descriptor.value)}`
  }
  return `"${flagsText(false, enumerable, configurable)}",${accessorText(descriptor)}`
}

function accessorText(descriptor: PropertyDescriptor): string {
  const get = descriptor.get
  const set = descriptor.set
  const accessor = get === undefined ? 'set' : set === undefined ? 'get' : 'get set'
  const calls = mapGet(run.reads, get ?? set)
  return calls === undefined ? `{"accessor":"${accessor}"}` : `{"accessor":"${accessor}","calls":${calls}}`
}

/** An object of the other world is named by its brand, and never walked. */
function leak(object: object, head: string): string {
  const brand = brandOf(object)
  const message = brand === 'error' ? getOwnPropertyDescriptor(object, 'message') : undefined
  const shown = message !== undefined && hasOwn(message, 'value') ? message.value : undefined
  return typeof shown === 'string'
    ? `{${head},"leak":"${brand}","message":${quote(shown)}}`
    : `{${head},"leak":"${brand}"}`
}
