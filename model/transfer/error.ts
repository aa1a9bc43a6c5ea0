import { type HeapObject, makeError } from '../machine/heap.ts'
import { get } from '../machine/state.ts'
import type { Crossing, Kind } from './crossing.ts'

/** A native error of any class: only its message crosses, and it is never remembered. */
export const errorKind: Kind = {
  accepts: (object) => object.brand === 'error' && object.slots.target === undefined,

  transfer(crossing, error, { at }) {
    const rule = crossing.has('DOC-ERROR-CLASS') ? 'DOC-ERROR-CLASS' : 'ERR-COPY'
    crossing.apply(rule, at)
    const message = get(crossing.machine, error, 'message')
    const text = typeof message === 'string' ? message : `Uncaught ${String(get(crossing.machine, error, 'name'))}`
    return makeError(crossing.to, copiedClass(crossing, error), text, rule)
  },
}

/** The class of an error's copy: always `Error`, unless the documentation is believed. */
export function copiedClass(crossing: Crossing, error: HeapObject): string {
  if (!crossing.has('DOC-ERROR-CLASS')) return 'Error'
  const name = get(crossing.machine, error, 'name')
  return typeof name === 'string' && /^[A-Z][a-z]*Error$/.test(name) ? name : 'Error'
}
