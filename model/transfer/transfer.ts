import { HeapObject, HeapSymbol, type Value } from '../machine/heap.ts'
import type { RuleId } from '../rules/registry.ts'
import { arrayKind } from './array.ts'
import { builtinKind } from './builtin.ts'
import { cloneKind, refusedText } from './clone.ts'
import type { Crossing, Kind, Passenger } from './crossing.ts'
import { errorKind } from './error.ts'
import { functionKind } from './function.ts'
import { objectKind } from './object.ts'
import { platformKind } from './platform.ts'
import { promiseKind } from './promise.ts'
import { wrapperKind } from './wrapper.ts'

/** The kinds of objects in the order in which the bridge tries them. */
const kinds: readonly Kind[] = [
  functionKind,
  promiseKind,
  errorKind,
  arrayKind,
  wrapperKind,
  platformKind,
  builtinKind,
  objectKind,
  cloneKind,
]

/** The kinds that a set of rules knows. */
const known = new WeakMap<ReadonlySet<RuleId>, readonly Kind[]>()

function kindsUnder(rules: ReadonlySet<RuleId>): readonly Kind[] {
  let inForce = known.get(rules)
  if (inForce === undefined) {
    inForce = kinds.filter((kind) => kind.rules?.some((rule) => rules.has(rule)) ?? true)
    known.set(rules, inForce)
  }
  return inForce
}

const deepest = 1000
const depthMessage =
  'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.'

/** Takes one value to the other world: depth first of all, then primitives, then what this crossing knows, then its kind. */
export function transfer(crossing: Crossing, value: Value, passenger: Passenger): Value {
  if (passenger.depth >= deepest && (crossing.has('DEPTH-LIMIT') || crossing.has('DOC-DEPTH'))) {
    if (!crossing.has('DOC-DEPTH')) crossing.refuse('TypeError', depthMessage, 'DEPTH-LIMIT', passenger.at)
    crossing.apply('DOC-DEPTH', passenger.at)
  }
  if (value instanceof HeapSymbol) return transferSymbol(crossing, value, passenger)
  if (!(value instanceof HeapObject)) {
    if (!crossing.has('PRIM-PASS')) return crossing.refuse('Error', refusedText, 'PRIM-PASS', passenger.at)
    crossing.apply('PRIM-PASS', passenger.at)
    return value
  }
  const counterpart = crossing.has('CACHE-COPY') ? crossing.cache.get(value) : undefined
  if (counterpart !== undefined) {
    crossing.apply('CACHE-COPY', passenger.at)
    return counterpart
  }
  const kind = kindsUnder(crossing.machine.rules).find((candidate) => candidate.accepts(value))!
  return kind.transfer(crossing, value, passenger, transfer)
}

function transferSymbol(crossing: Crossing, symbol: HeapSymbol, { at }: Passenger): Value {
  const isDropped = !crossing.has('SYMBOL-PASS')
  crossing.apply(isDropped ? 'DOC-SYMBOL-DROP' : 'SYMBOL-PASS', at)
  return isDropped ? undefined : symbol
}
