import { Unmodelled } from '../machine/completion.ts'
import { type HeapKey, HeapObject, HeapSymbol, intrinsic, ownKeys, seenThrough, type Value } from '../machine/heap.ts'
import { get } from '../machine/state.ts'
import type { Crossing, Kind } from './crossing.ts'
import { inheritedSetter } from './setter.ts'

/** Any object without a kind of its own: copied property by property, remembered before its properties are visited. */
export const objectKind: Kind = {
  rules: ['OBJ-COPY'],
  accepts: (object) => object.brand === 'object' && object.slots.target === undefined,

  transfer(crossing, source, { depth, at }, transfer) {
    if (source.slots.isGlobal) expectKnown(crossing, source)
    crossing.apply('OBJ-COPY', at)
    const copy = new HeapObject(crossing.to, 'object', intrinsic(crossing.to, 'Object'), 'OBJ-COPY')
    crossing.cache.set(source, copy)
    const dropSymbols = crossing.has('DOC-SYMBOL-DROP')
    for (const key of ownKeys(source).filter((one) => source.properties.get(one)!.enumerable)) {
      const property = source.properties.get(key)
      const keyAt = typeof key === 'string' ? `${at}.${key}` : `${at}[${key.text}]`
      if (property === undefined) {
        crossing.apply('OBJ-KEY-GONE', keyAt)
        if (!isInherited(source, key) && crossing.has('OBJ-KEY-GONE')) continue
      } else if (property.accessor !== undefined) {
        if (!crossing.has('OBJ-GETTER')) continue
        crossing.expectGetterAlone(source, key)
        crossing.apply('OBJ-GETTER', keyAt)
      }
      const read = crossing.read(() => get(crossing.machine, source, key), keyAt)
      if (read === undefined) continue
      const { value } = read
      if (dropSymbols && (key instanceof HeapSymbol || value instanceof HeapSymbol)) {
        crossing.apply('DOC-SYMBOL-DROP', keyAt)
        continue
      }
      store(crossing, copy, key, transfer(crossing, value, { parent: source, depth: depth + 2, at: keyAt }), keyAt)
    }
    return copy
  },
}

/** Whether an object inherits a key from objects of the scenario; nobody knows all that an intrinsic has. */
function isInherited(source: HeapObject, key: HeapKey): boolean {
  let holder = source.proto
  for (; holder instanceof HeapObject; holder = seenThrough(holder).proto) {
    if (seenThrough(holder).properties.has(key)) return true
  }
  const isPlain = typeof key !== 'string' || !(key in Object.prototype)
  const isKnown = holder === null || (holder === intrinsic(source.world, 'Object') && isPlain)
  if (!isKnown) throw new Unmodelled('a key that a getter deleted, where an intrinsic may have it')
  return false
}

/** Of a global object it must be known what it holds, and its getters are V8's own. */
function expectKnown(crossing: Crossing, { world }: HeapObject): void {
  if (crossing.machine.facts[world].held?.window === undefined) throw new Unmodelled('a global object crosses')
  crossing.expectNothingPending('a getter')
}

function store(crossing: Crossing, copy: HeapObject, key: HeapKey, value: Value, at: string): void {
  if (!crossing.has('OBJ-PROTO-SET')) {
    if (key === '__proto__') {
      crossing.apply('OBJ-PROTO-KEY', at)
      copy.rule = 'OBJ-PROTO-KEY'
    }
    put(crossing, copy, key, value, at)
  } else if (key === '__proto__') {
    crossing.apply('OBJ-PROTO-SET', at)
    setPrototype(copy, value)
  } else if (!isShadowed(copy, key)) put(crossing, copy, key, value, at)
}

/** Stores where no own prototype of the copy has a say: an intrinsic one still may. */
export function put(crossing: Crossing, copy: HeapObject, key: HeapKey, value: Value, at: string): void {
  const setter = inheritedSetter(crossing, copy, key, 'OBJ-SETTER', 'OBJ-DEFINE', at)
  if (setter === undefined) copy.put(key, value)
  else setter(value)
}

/** What the `__proto__` setter does; primitives other than null are ignored. */
function setPrototype(copy: HeapObject, value: Value): void {
  if (value !== null && !(value instanceof HeapObject)) return
  for (let proto: HeapObject | string | null = value; proto instanceof HeapObject; proto = proto.proto) {
    if (proto === copy) throw new Unmodelled('a prototype cycle leaves an exception pending')
  }
  copy.proto = value
  copy.rule = 'OBJ-PROTO-SET'
}

/** Whether assignment fails in silence, because a prototype has the key read-only. */
function isShadowed(copy: HeapObject, key: HeapKey): boolean {
  for (let proto: HeapObject | string | null = copy.proto; proto instanceof HeapObject; proto = proto.proto) {
    // What a key means there depends on the kind: `size` of a map, `title` of an element.
    if (proto.brand !== 'object' && proto.brand !== 'array')
      throw new Unmodelled(`a key below a prototype that is a ${proto.brand}`)
    const inherited = proto.properties.get(key)
    if (inherited !== undefined) return !inherited.writable
  }
  return false
}
