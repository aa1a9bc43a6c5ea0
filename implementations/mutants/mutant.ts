import type { RuleId } from '../../model/rules/registry.ts'
import type { Fault } from '../bridge/parts.ts'

/** A bridge with one planted fault: a campaign that does not find it is too weak. */
export interface Mutant {
  /** the rule that it breaks first */
  rule: RuleId
  /** what is wrong, in one sentence */
  description: string
  /** plants the fault: one of the `faults` of `createBridge` */
  apply: Fault
}
