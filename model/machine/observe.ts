import type { World } from '../scenario/recipe.ts'
import { asciiJson, quote } from '../text.ts'
import { isBare } from './bare.ts'
import { Unmodelled } from './completion.ts'
import {
  type HeapKey,
  HeapObject,
  type HeapProperty,
  HeapSymbol,
  isOpaque,
  ownKeys,
  type Slots,
  seenThrough,
  type Value,
} from './heap.ts'
import type { Machine } from './state.ts'
import { extentOf } from './view.ts'

/** What one world sees, one event at a time, as JSON text. Mirrors the observer of the world code on the abstract heap. */
export class Observer {
  private readonly machine: Machine
  private readonly world: World
  /** the number of the event: no other of the trace has it */
  private readonly event: number

  constructor(machine: Machine, world: World) {
    this.machine = machine
    this.world = world
    this.event = machine.log.events
  }

  observe(value: Value): string {
    if (!(value instanceof HeapObject)) return primitiveText(value)
    if (value.name !== undefined && value.world === this.world) return `{"own":"${value.name}"}`
    if (value === this.machine.globals[this.world]) return '{"global":true}'
    return this.describe(value)
  }

  /** A `read`: an own object is walked as well. */
  read(value: Value): string {
    const isOwn = value instanceof HeapObject && value.name !== undefined && value.world === this.world
    return isOwn && !isOpaque(value) ? this.walk(value, `"own":"${value.name}"`) : this.observe(value)
  }

  private describe(object: HeapObject): string {
    if (object.slots.behaviour?.kind === 'host') throw new Unmodelled("how a function of the host's own looks")
    const { identities, describedIn } = this.machine.worlds[this.world]
    let id = identities.get(object)
    if (id === undefined) {
      id = identities.size + 1
      identities.set(object, id)
    } else if (describedIn[id] === this.event) return `{"seen":${id}}`
    describedIn[id] = this.event
    if (object.brand === 'function' && isBare(object, this.machine.facts[this.world], identities)) {
      this.blame(object)
      return `{"id":${id},"is":"function","bare":true,"extensible":${object.extensible}}`
    }
    return this.isForeign(object) ? this.leak(object, id) : this.walk(object, `"id":${id}`)
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

  private leak(object: HeapObject, id: number): string {
    this.blame(object)
    const message = object.brand === 'error' ? object.properties.get('message') : undefined
    const isText = message?.accessor === undefined && typeof message?.value === 'string'
    return `{"id":${id},"leak":"${object.brand}"${isText ? `,"message":${quote(message.value as string)}` : ''}}`
  }

  /** @param identity the field that names the object. Each part is made in its turn: identities are numbered in the order of the walk. */
  private walk(object: HeapObject, identity: string): string {
    this.blame(object)
    const seen = seenThrough(object)
    let text = `{${identity},"is":"${object.brand}","proto":${this.proto(seen)}${this.contents(object)}`
    text += `,"extensible":${seen.extensible},"props":[`
    let separator = ''
    for (const key of ownKeys(seen)) {
      text += `${separator}[${keyText(key)},${this.property(seen.properties.get(key)!)}]`
      separator = ','
    }
    return `${text}]}`
  }

  /** What the object holds in its slots, as fields. */
  private contents({ brand, slots }: HeapObject): string {
    switch (brand) {
      case 'function':
        return `,"native":${slots.native}`
      case 'map':
        return `,"entries":[${slots.entries!.map(([key, value]) => `[${this.observe(key)},${this.observe(value)}]`)}]`
      case 'set':
        return `,"values":[${slots.values!.map((value) => this.observe(value))}]`
      case 'date':
        return `,"time":${primitiveText(slots.time)}`
      case 'regexp':
        return `,"source":${quote(slots.source!)},"flags":${quote(slots.flags!)}`
      case 'boxed':
        return `,"primitive":${primitiveText(slots.primitive as Exclude<Value, HeapObject>)}`
      case 'arrayBuffer': {
        const bytes = slots.bytes!.map((byte) => byte.toString(16).padStart(2, '0')).join('')
        return `,"bytes":"${bytes}"${slots.maxLength === undefined ? '' : `,"max":${slots.maxLength}`}`
      }
      case 'typedArray':
        return `,"array":"${slots.array}"${this.view(slots)}`
      case 'dataView':
        return this.view(slots)
      case 'element':
        return `,"tag":"${slots.shared!.tag}"`
      case 'blob':
        return `,${asciiJson(slots.shared!.blob).slice(1, -1)}`
      default:
        return ''
    }
  }

  private view(slots: Slots): string {
    const { offset, length } = extentOf(slots)
    return `,"offset":${offset},"length":${length},"buffer":${this.observe(slots.buffer)}`
  }

  private proto(object: HeapObject): string {
    const { proto } = object
    if (proto === null) return 'null'
    return typeof proto === 'string' ? `"${proto}"` : this.observe(proto)
  }

  /** Flags and value. */
  private property(property: HeapProperty): string {
    const flags =
      flagTexts[(property.writable ? 4 : 0) + (property.enumerable ? 2 : 0) + (property.configurable ? 1 : 0)]!
    if (property.accessor === undefined) return `"${flags}",${this.observe(property.value)}`
    const { get, throws, set, calls } = property.accessor
    const hasGet = get !== undefined || throws !== undefined
    return `"${flags}",{"accessor":"${hasGet ? (set ? 'get set' : 'get') : 'set'}","calls":${calls}}`
  }

  private blame(object: HeapObject): void {
    this.machine.log.rules.push(object.rule)
  }
}

const flagTexts = ['---', '--c', '-e-', '-ec', 'w--', 'w-c', 'we-', 'wec']

function keyText(key: HeapKey): string {
  return typeof key === 'string' ? quote(key) : `{"symbol":${quote(key.text)}}`
}

/** A primitive as JSON; what JSON has not is tagged. */
function primitiveText(value: Exclude<Value, HeapObject>): string {
  switch (typeof value) {
    case 'undefined':
      return '{"undefined":true}'
    case 'bigint':
      return `{"bigint":"${value}"}`
    case 'number':
      if (Object.is(value, -0)) return '{"number":"-0"}'
      return Number.isFinite(value) ? String(value) : `{"number":"${value}"}`
    case 'string':
      return quote(value)
    default:
      return value instanceof HeapSymbol ? `{"symbol":${quote(value.text)}}` : String(value)
  }
}
