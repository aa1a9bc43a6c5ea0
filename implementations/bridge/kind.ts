import type { RuleId } from '../../model/rules/registry.ts'
import type { Crossing } from './crossing.ts'

/** The whole contract of one kind of value at the boundary. The bridge asks its kinds in order; the first one takes it. */
export interface Kind {
  name: string
  /** the rule that is broken without this kind */
  rule: RuleId
  accepts(value: unknown, crossing: Crossing, depth: number): boolean
  /** @see Crossing.pass, also for what is thrown */
  copy(value: unknown, crossing: Crossing, depth: number, holder: object): unknown
}
