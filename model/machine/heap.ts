import type { Brand } from '../observation.ts'
import type { RuleId } from '../rules/registry.ts'
import type { ElementTag, PlatformObject } from '../scenario/dom.ts'
import type { Operand, Place } from '../scenario/place.ts'
import type { World } from '../scenario/recipe.ts'
import type { Script } from '../scenario/script.ts'
import type { Builtin } from '../scenario/words.ts'
import type { Resolver } from './promise.ts'

/** A symbol of the abstract heap: one instance per symbol, so that identity is `===`. */
export class HeapSymbol {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A value of the abstract heap. Primitives are themselves. */
export type Value = undefined | null | boolean | number | bigint | string | HeapSymbol | HeapObject

export type HeapKey = string | HeapSymbol

/** One own property. A data property has `value`, an accessor has `accessor`. */
export interface HeapProperty {
  value: Value
  accessor?: Accessor
  writable: boolean
  enumerable: boolean
  configurable: boolean
}

export interface Accessor {
  get: Operand | undefined
  throws: Operand | undefined
  /** a key of what it is read of, which it deletes first */
  deletes: HeapKey | undefined
  /** what it calls on what it is read of, before it gives */
  runs: Place | undefined
  set: boolean
  calls: number
}

/** What a function does when called: run a recipe's script, cross the bridge, settle a promise, or nobody knows (`host`). */
export type Behaviour =
  | { kind: 'script'; script: Script; form: string }
  | { kind: 'bridge'; original: HeapObject; receiver: Value }
  | { kind: 'resolver'; resolver: Resolver }
  | { kind: 'host' }

/** The settlement of a promise and who waits for it. */
export interface PromiseState {
  state: 'pending' | 'fulfilled' | 'rejected'
  value: Value
  /** locked in to follow another promise: a second settlement is ignored */
  resolved: boolean
  waiting: (() => void)[]
}

/** Something of the browser that exists once: each world sees it through a wrapper of its own. */
export interface Shared {
  wrappers: Partial<Record<World, HeapObject>>
  tag?: ElementTag
  blob?: { size: number; type: string; file?: string }
}

/** What an object holds besides its properties. */
export interface Slots {
  behaviour?: Behaviour
  native?: boolean
  promise?: PromiseState
  entries?: [Value, Value][]
  values?: Value[]
  time?: number
  source?: string
  flags?: string
  primitive?: Value
  bytes?: number[]
  maxLength?: number
  /** which builtin it is */
  builtin?: Builtin
  /** the class of a typed array; none of a DataView */
  array?: string | undefined
  offset?: number
  /** none of a view that follows the length of its buffer */
  length?: number | undefined
  buffer?: HeapObject
  /** what both worlds have wrappers of */
  shared?: Shared
  /** which platform object it is */
  platform?: PlatformObject
  /** a JavaScript Proxy of that object */
  target?: HeapObject
  /** an error whose text of a stack was made */
  hasStack?: true
  /** a world's global object: what it holds is known where an adapter told, and matters only when it crosses */
  isGlobal?: true
  /** a function from over the bridge, not one this world built */
  received?: boolean
}

/** One object of one world. Its prototype is an intrinsic by name (`main:Object.prototype`), an object, or null. */
export class HeapObject {
  readonly world: World
  readonly brand: Brand
  proto: string | HeapObject | null
  extensible = true
  /** the recipe node it was built from */
  name: string | undefined = undefined
  readonly slots: Slots
  /** the rule that made it */
  rule: RuleId
  private own: Map<HeapKey, HeapProperty> | undefined = undefined
  /** defines the properties that it was made with, once somebody asks for them */
  lazy: ((object: HeapObject) => void) | undefined = undefined

  constructor(world: World, brand: Brand, proto: string | HeapObject | null, rule: RuleId, slots: Slots = {}) {
    this.world = world
    this.brand = brand
    this.proto = proto
    this.rule = rule
    this.slots = slots
  }

  get properties(): Map<HeapKey, HeapProperty> {
    if (this.own !== undefined) return this.own
    this.own = new Map()
    this.lazy?.(this)
    // Nothing but a freeze makes an object whose properties nobody asked for non-extensible.
    if (!this.extensible) freeze(this)
    return this.own
  }

  /** Whether it has the properties that it was made with, and nobody asked for them yet. */
  get isUntouched(): boolean {
    return this.own === undefined && this.lazy !== undefined
  }

  /** Defines a data property with all flags true. */
  put(key: HeapKey, value: Value): void {
    this.properties.set(key, { value, writable: true, enumerable: true, configurable: true })
  }

  /** Defines a data property with flags as in an observation: `w-c`. */
  define(key: HeapKey, value: Value, flags: string): void {
    this.properties.set(key, {
      value,
      writable: flags[0] === 'w',
      enumerable: flags[1] === 'e',
      configurable: flags[2] === 'c',
    })
  }
}

export function isFunction(value: Value): value is HeapObject {
  return value instanceof HeapObject && value.brand === 'function'
}

const intrinsics: Record<World, Map<string, string>> = { isolated: new Map(), main: new Map() }

/** An intrinsic prototype of a world, by name: always the same string, for every object has one. */
export function intrinsic(world: World, name: string): string {
  const known = intrinsics[world].get(name)
  if (known !== undefined) return known
  const made = `${world}:${name}.prototype`
  intrinsics[world].set(name, made)
  return made
}

/** Nothing inside of these is looked at or changed. */
export function isOpaque(object: HeapObject): boolean {
  const { platform, isGlobal } = object.slots
  return object.brand === 'builtin' || platform !== undefined || isGlobal === true || isRevoked(object)
}

/** A Proxy that was revoked: whatever is asked of it throws. */
export function isRevoked({ slots }: HeapObject): boolean {
  return slots.builtin === 'revokedProxy' || (slots.behaviour?.kind === 'script' && slots.behaviour.form === 'revoked')
}

/** What V8 says to whoever asks something of a revoked Proxy. */
export function revokedText(trap: 'get' | 'apply'): string {
  return `Cannot perform '${trap}' on a proxy that has been revoked`
}

/** The object whose properties an operation sees: a Proxy without traps passes everything on to its target. */
export function seenThrough(object: HeapObject): HeapObject {
  let seen = object
  while (seen.slots.target !== undefined) seen = seen.slots.target
  return seen
}

/** The number of an array index key, 0 to 2^32-2; undefined for any other key. */
export function indexOf(key: string): number | undefined {
  const first = key.charCodeAt(0)
  if (!(first >= 48 && first <= 57)) return undefined
  const number = Number(key)
  return String(number) === key && number < 4294967295 ? number : undefined
}

/** Own keys in JavaScript's order: indexes ascending, strings, symbols. */
export function ownKeys(object: HeapObject): HeapKey[] {
  const indexes: string[] = []
  const strings: string[] = []
  const symbols: HeapSymbol[] = []
  let last = -1
  let isAscending = true
  for (const key of object.properties.keys()) {
    const index = typeof key === 'string' ? indexOf(key) : undefined
    if (typeof key !== 'string') symbols.push(key)
    else if (index === undefined) strings.push(key)
    else {
      indexes.push(key)
      isAscending &&= index > last
      last = index
    }
  }
  if (indexes.length === 0 && symbols.length === 0) return strings
  if (!isAscending) indexes.sort((a, b) => Number(a) - Number(b))
  return [...indexes, ...strings, ...symbols]
}

/** Freezes one object. */
export function freeze(object: HeapObject): void {
  object.extensible = false
  if (object.isUntouched) return
  for (const property of object.properties.values()) {
    property.writable = false
    property.configurable = false
  }
}

/** An error of a world, as the engine makes it. */
export function makeError(world: World, className: string, message: string, rule: RuleId): HeapObject {
  const error = new HeapObject(world, 'error', intrinsic(world, className), rule)
  error.define('message', message, 'w-c')
  return error
}
