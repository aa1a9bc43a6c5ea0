import { type HeapObject, makeError } from '../machine/heap.ts'
import { get } from '../machine/state.ts'
import type { Crossing, Kind } from './crossing.ts'
import { uncaughtText } from './uncaught.ts'

/** A native error of any class: only its message crosses, and it is never remembered. */
export const errorKind: Kind = {
  rules: ['ERR-COPY', 'DOC-ERROR-CLASS'],
  accepts: (object) => object.brand === 'error' && object.slots.target === undefined,

  transfer(crossing, error, { at }) {
    const rule = crossing.has('DOC-ERROR-CLASS') ? 'DOC-ERROR-CLASS' : 'ERR-COPY'
    crossing.apply(rule, at)
    crossing.expectGetterAlone(error, 'message')
    const message = crossing.read(() => get(crossing.machine, error, 'message'), `${at}.message`)?.value
    if (typeof message === 'string') return makeError(crossing.to, copiedClass(crossing, error), message, rule)
    if (!crossing.has('ERR-MESSAGE-TEXT')) return makeError(crossing.to, copiedClass(crossing, error), '', rule)
    crossing.apply('ERR-MESSAGE-TEXT', at)
    return makeError(
      crossing.to,
      copiedClass(crossing, error),
      uncaughtText(crossing.machine, error, crossing.from),
      'ERR-MESSAGE-TEXT',
    )
  },
}

/** The class of an error's copy: always `Error`, unless the documentation is believed. */
export function copiedClass(crossing: Crossing, error: HeapObject): string {
  if (!crossing.has('DOC-ERROR-CLASS')) return 'Error'
  const name = get(crossing.machine, error, 'name')
  return typeof name === 'string' && /^[A-Z][a-z]*Error$/.test(name) ? name : 'Error'
}
