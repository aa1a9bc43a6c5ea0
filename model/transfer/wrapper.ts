import type { Shared } from '../machine/heap.ts'
import { wrap } from '../machine/shared.ts'
import type { RuleId } from '../rules/registry.ts'
import type { Crossing, Kind } from './crossing.ts'
import { platformKind } from './platform.ts'

/** Something of the browser: the destination gets its own wrapper of the very same thing, which no crossing has to remember. */
export const wrapperKind: Kind = {
  accepts: (object) => object.slots.shared !== undefined && object.slots.target === undefined,

  transfer(crossing, source, passenger, transfer) {
    const rule = ruleOf(crossing, source.slots.shared!)
    if (rule === undefined) return platformKind.transfer(crossing, source, passenger, transfer)
    crossing.expectNothingPending('an element or a blob')
    crossing.apply(rule, passenger.at)
    return wrap(crossing.to, source.slots.shared!, rule)
  },
}

/** Which rule lets it pass; undefined where it counts as any other object of the platform. */
function ruleOf(crossing: Crossing, shared: Shared): RuleId | undefined {
  const rule = shared.tag !== undefined ? 'ELEMENT-PASS' : shared.blob !== undefined ? 'BLOB-PASS' : 'VIDEOFRAME-PASS'
  return crossing.has(rule) ? rule : undefined
}
