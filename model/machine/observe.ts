import type { BareObservation, ObjectObservation, Observation, ObservedProperty } from '../observation.ts'
import type { Primitive } from '../scenario/primitive.ts'
import type { World } from '../scenario/recipe.ts'
import { isBare } from './bare.ts'
import {
  type HeapKey,
  HeapObject,
  type HeapProperty,
  HeapSymbol,
  isOpaque,
  ownKeys,
  seenThrough,
  type Value,
} from './heap.ts'
import type { Machine } from './state.ts'

/** What one world sees, one event at a time. Mirrors the observer of the world code on the abstract heap. */
export class Observer {
  private readonly machine: Machine
  private readonly world: World
  /** objects already described in this event */
  private readonly seen = new Set<HeapObject>()

  constructor(machine: Machine, world: World) {
    this.machine = machine
    this.world = world
  }

  observe(value: Value): Observation {
    if (!(value instanceof HeapObject)) return observePrimitive(value)
    if (value === this.machine.globals[this.world]) return { global: true }
    if (value.name !== undefined && value.world === this.world) return { own: value.name }
    return this.describe(value)
  }

  /** A `read`: an own object is walked as well. */
  read(value: Value): Observation {
    const isOwn = value instanceof HeapObject && value.name !== undefined && value.world === this.world
    return isOwn && !isOpaque(value) ? this.walk(value, { own: value.name! }) : this.observe(value)
  }

  private describe(object: HeapObject): Observation {
    const { identities } = this.machine.worlds[this.world]
    let id = identities.get(object)
    if (id === undefined) {
      id = identities.size + 1
      identities.set(object, id)
    } else if (this.seen.has(object)) return { seen: id }
    this.seen.add(object)
    if (object.brand === 'function' && isBare(object, this.machine.facts[this.world], identities)) {
      const bare: BareObservation = { id, is: 'function', bare: true, extensible: object.extensible }
      return this.blamed(object, bare)
    }
    if (!this.isForeign(object)) return this.walk(object, { id })
    const message = object.brand === 'error' ? object.properties.get('message') : undefined
    const text = message?.accessor === undefined && typeof message?.value === 'string' ? { message: message.value } : {}
    return this.blamed(object, { id, leak: object.brand, ...text })
  }

  /** A prototype chain that ends in an intrinsic of the other world tells a foreign object. */
  private isForeign(object: HeapObject): boolean {
    let holder: HeapObject | string | null = object
    while (holder instanceof HeapObject) {
      if (holder.name !== undefined && holder.world === this.world) return false
      holder = seenThrough(holder).proto
    }
    return holder !== null && !holder.startsWith(`${this.world}:`)
  }

  private walk(object: HeapObject, identity: { id: number } | { own: string }): Observation {
    const seen = seenThrough(object)
    const proto = this.proto(seen)
    const contents = this.contents(object)
    const props: ObservedProperty[] = []
    for (const key of ownKeys(seen)) props.push(this.property(key, seen.properties.get(key)!))
    const { extensible } = seen
    const is = object.brand
    // One literal for each shape: objects that grow field by field cost the model half its speed.
    if (contents !== undefined) return this.blamed(object, { ...identity, is, proto, ...contents, extensible, props })
    const observation =
      'id' in identity
        ? { id: identity.id, is, proto, extensible, props }
        : { own: identity.own, is, proto, extensible, props }
    return this.blamed(object, observation)
  }

  /** What the object holds in its slots. */
  private contents({ brand, slots }: HeapObject): Partial<ObjectObservation> | undefined {
    switch (brand) {
      case 'function':
        return { native: slots.native! }
      case 'map':
        return { entries: slots.entries!.map(([key, value]) => [this.observe(key), this.observe(value)]) }
      case 'set':
        return { values: slots.values!.map((value) => this.observe(value)) }
      case 'date':
        return { time: observePrimitive(slots.time) }
      case 'regexp':
        return { source: slots.source!, flags: slots.flags! }
      case 'boxed':
        return { primitive: observePrimitive(slots.primitive as Exclude<Value, HeapObject>) }
      case 'arrayBuffer':
        return {
          bytes: slots.bytes!.map((byte) => byte.toString(16).padStart(2, '0')).join(''),
          ...(slots.maxLength === undefined ? {} : { max: slots.maxLength }),
        }
      case 'typedArray':
        return { array: slots.array!, offset: slots.offset!, length: slots.length!, buffer: this.observe(slots.buffer) }
      case 'element':
        return { tag: slots.shared!.tag! }
      case 'blob':
        return slots.shared!.blob!
      case 'dataView':
        return { offset: slots.offset!, length: slots.length!, buffer: this.observe(slots.buffer) }
      default:
        return undefined
    }
  }

  private proto(object: HeapObject): ObjectObservation['proto'] {
    if (object.brand === 'generator') return object.proto as string
    return typeof object.proto === 'string' || object.proto === null ? object.proto : this.observe(object.proto)
  }

  private property(key: HeapKey, property: HeapProperty): ObservedProperty {
    const flags =
      flagTexts[(property.writable ? 4 : 0) + (property.enumerable ? 2 : 0) + (property.configurable ? 1 : 0)]!
    const shown = typeof key === 'string' ? key : { symbol: key.text }
    if (property.accessor === undefined) return [shown, flags, this.observe(property.value)]
    const { get, throws, set, calls } = property.accessor
    const hasGet = get !== undefined || throws !== undefined
    return [shown, flags, { accessor: hasGet ? (set ? 'get set' : 'get') : 'set', calls }]
  }

  private blamed<T extends object>(object: HeapObject, observation: T): T {
    this.machine.blame.set(observation, object.rule)
    return observation
  }
}

const flagTexts = ['---', '--c', '-e-', '-ec', 'w--', 'w-c', 'we-', 'wec']

/** A primitive as an observation. */
export function observePrimitive(value: Exclude<Value, HeapObject>): Primitive {
  switch (typeof value) {
    case 'undefined':
      return { undefined: true }
    case 'bigint':
      return { bigint: String(value) }
    case 'number':
      if (Object.is(value, -0)) return { number: '-0' }
      return Number.isFinite(value) ? value : { number: String(value) as 'NaN' }
    default:
      return value instanceof HeapSymbol ? { symbol: value.text } : value
  }
}
