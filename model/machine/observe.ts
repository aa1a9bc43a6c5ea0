import type { ObjectObservation, Observation, ObservedAccessor } from '../observation.ts'
import type { Key, Primitive } from '../scenario/primitive.ts'
import type { World } from '../scenario/recipe.ts'
import { type HeapKey, HeapObject, type HeapProperty, HeapSymbol, ownKeys, seenThrough, type Value } from './heap.ts'
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
    return isOwn ? this.walk(value, { own: value.name! }) : this.observe(value)
  }

  private describe(object: HeapObject): Observation {
    const { identities } = this.machine.worlds[this.world]
    let id = identities.get(object)
    if (id === undefined) {
      id = identities.size + 1
      identities.set(object, id)
    } else if (this.seen.has(object)) return { seen: id }
    this.seen.add(object)
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
    const { slots } = object
    const observation = { ...identity, is: object.brand, proto: this.proto(seen) } as ObjectObservation
    if (slots.native !== undefined) observation.native = slots.native
    if (slots.entries !== undefined)
      observation.entries = slots.entries.map(([key, value]) => [this.observe(key), this.observe(value)])
    if (slots.values !== undefined) observation.values = slots.values.map((value) => this.observe(value))
    if (slots.time !== undefined) observation.time = observePrimitive(slots.time)
    if (slots.source !== undefined) observation.source = slots.source
    if (slots.flags !== undefined) observation.flags = slots.flags
    if (object.brand === 'boxed')
      observation.primitive = observePrimitive(slots.primitive as Exclude<Value, HeapObject>)
    if (slots.bytes !== undefined)
      observation.bytes = slots.bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
    if (slots.array !== undefined) {
      observation.array = slots.array
      observation.offset = slots.offset!
      observation.length = slots.length!
      observation.buffer = this.observe(slots.buffer)
    }
    observation.extensible = seen.extensible
    observation.props = ownKeys(seen).map((key) => this.property(key, seen.properties.get(key)!))
    return this.blamed(object, observation)
  }

  private proto(object: HeapObject): ObjectObservation['proto'] {
    if (object.brand === 'generator') return object.proto as string
    return typeof object.proto === 'string' || object.proto === null ? object.proto : this.observe(object.proto)
  }

  private property(key: HeapKey, property: HeapProperty): [Key, string, Observation | ObservedAccessor] {
    const flags = `${property.writable ? 'w' : '-'}${property.enumerable ? 'e' : '-'}${property.configurable ? 'c' : '-'}`
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
