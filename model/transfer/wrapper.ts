import { wrap } from '../machine/shared.ts'
import type { Kind } from './crossing.ts'

/** An element or a blob: the destination gets its own wrapper of the very same thing, which no crossing has to remember. */
export const wrapperKind: Kind = {
  accepts: (object) => object.slots.shared !== undefined && object.slots.target === undefined,

  transfer(crossing, source, { at }) {
    const shared = source.slots.shared!
    const rule = shared.tag === undefined ? 'BLOB-PASS' : 'ELEMENT-PASS'
    crossing.expectNothingPending('an element or a blob')
    crossing.apply(rule, at)
    return wrap(crossing.to, shared, rule)
  },
}
