import { Aborted, Thrown, Unmodelled } from '../machine/completion.ts'
import {
  freeze,
  type HeapKey,
  HeapObject,
  HeapSymbol,
  isRevoked,
  makeError,
  ownKeys,
  seenThrough,
  type Value,
} from '../machine/heap.ts'
import { get } from '../machine/state.ts'
import { extentOf } from '../machine/view.ts'
import { exoticElements, exoticObjects } from '../scenario/dom.ts'
import type { Crossing } from './crossing.ts'

/**
 * Freezes an exposed API as deep as own enumerable string keys reach, and never a typed array.
 * Other crossings are not frozen, unless the documentation is believed, which freezes everything.
 */
export function freezeDeep(crossing: Crossing, value: Value): Value {
  const everything = crossing.has('DOC-FREEZE-ALL')
  const isDue = crossing.direction === 'expose' ? crossing.has('FREEZE-DEEP') : !crossing.has('FREEZE-NOT')
  if (everything && value instanceof HeapObject) crossing.apply('DOC-FREEZE-ALL', '')
  if (!everything && !isDue) {
    if (value instanceof HeapObject && crossing.has('FREEZE-NOT')) crossing.apply('FREEZE-NOT', '')
    return value
  }
  if (value instanceof HeapObject && value.world === crossing.to)
    walk(crossing, value, everything, { visited: new Set(), path: new Set() })
  return value
}

/** What a freeze has seen, and what of it holds the object that it is at, which is what Electron remembers. */
interface Seen {
  visited: Set<HeapObject>
  path: Set<HeapObject>
}

/** Deeper than this, identity hashes of V8 collide too often: see FREEZE-COLLISION. */
const deepest = 64

function walk(crossing: Crossing, met: HeapObject, everything: boolean, seen: Seen): void {
  const { visited, path } = seen
  // A proxy of the page's has no traps: what is read and frozen is its target.
  const object = seenThrough(met)
  // Electron knows a typed array, and not one behind a proxy.
  if (path.has(object) || (object === met && object.brand === 'typedArray')) return
  if (visited.has(object)) return freezeAgain(crossing, object, path)
  if (path.size > deepest) throw new Unmodelled(`a freeze deeper than ${deepest} levels, where identity hashes collide`)
  visited.add(object)
  path.add(object)
  if (isRevoked(object)) readFailed(crossing)
  // What the engine gives to a function is not enumerable.
  if (everything || !object.isUntouched) {
    for (const key of ownKeys(object)) {
      // A getter may have deleted it.
      const property = object.properties.get(key)
      if (property === undefined || (!everything && (key instanceof HeapSymbol || !property.enumerable))) continue
      const value = property.accessor === undefined ? property.value : read(crossing, object, key)
      if (value instanceof HeapObject) walk(crossing, value, everything, seen)
    }
  }
  path.delete(object)
  const refused = refusal(object)
  if (refused !== undefined && crossing.has('FREEZE-REFUSED')) {
    crossing.apply('FREEZE-REFUSED', '')
    if (crossing.isPending) {
      crossing.apply('EXCEPTION-PENDING', '')
      throw new Aborted('EXCEPTION-PENDING')
    }
    // Before it comes to the elements of a view, a freeze has done this.
    if (object.brand === 'typedArray') object.extensible = false
    throw new Thrown(makeError(object.world, 'TypeError', refused, 'FREEZE-REFUSED'), 'FREEZE-REFUSED')
  }
  if (refused !== undefined && crossing.has('DOC-ELEMENT-ANY')) crossing.apply('DOC-ELEMENT-ANY', '')
  if (object.slots.shared !== undefined) {
    if (!crossing.has('FREEZE-WRAPPER')) return
    crossing.apply('FREEZE-WRAPPER', '')
  }
  freeze(object)
}

/** Why V8 can't freeze an object, if it can't. */
function refusal({ brand, slots }: HeapObject): string | undefined {
  if (brand === 'typedArray' && extentOf(slots).length !== 0) return 'Cannot redefine property: 0'
  if (slots.builtin === 'moduleNamespace') return 'Cannot redefine property: world'
  return exoticElements.has(slots.shared?.tag) || exoticObjects.has(slots.platform) ? 'Cannot freeze' : undefined
}

/** What is frozen stays so, but V8 fails at a string object that is frozen again while an exception is pending. */
function freezeAgain(crossing: Crossing, object: HeapObject, path: ReadonlySet<HeapObject>): void {
  if (!crossing.isPending || !holdsString(object, new Set(path))) return
  crossing.apply('EXCEPTION-PENDING', '')
  throw new Thrown(crossing.late!.value, 'EXCEPTION-PENDING')
}

function holdsString(object: HeapObject, met: Set<HeapObject>): boolean {
  if (met.has(object) || object.isUntouched) return false
  met.add(object)
  if (object.brand === 'boxed' && typeof object.slots.primitive === 'string') return true
  return [...object.properties].some(
    ([key, { value, enumerable }]) =>
      enumerable && typeof key === 'string' && value instanceof HeapObject && holdsString(value, met),
  )
}

/** Only what a page made itself has accessors here: its elements, and its functions on their way home. */
function read(crossing: Crossing, object: HeapObject, key: HeapKey): Value {
  try {
    return get(crossing.machine, object, key)
  } catch (error) {
    if (error instanceof Thrown) readFailed(crossing, error)
    throw error
  }
}

function readFailed(crossing: Crossing, thrown?: Thrown): never {
  const rule = crossing.has('FREEZE-ABORT') ? 'FREEZE-ABORT' : 'FREEZE-THROW'
  crossing.apply(rule, '')
  if (rule === 'FREEZE-ABORT') throw new Aborted(rule)
  if (thrown === undefined) throw new Unmodelled('a freeze of a revoked proxy')
  throw new Thrown(thrown.value, rule)
}
