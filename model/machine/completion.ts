import type { RuleId } from '../rules/registry.ts'
import type { Value } from './heap.ts'

/** An exception of the interpreted program, with the rule that raised it. */
export class Thrown {
  readonly value: Value
  readonly rule: RuleId
  constructor(value: Value, rule: RuleId) {
    this.value = value
    this.rule = rule
  }
}

/** The renderer is gone. */
export class Aborted {
  readonly rule: RuleId
  constructor(rule: RuleId) {
    this.rule = rule
  }
}

/** The program never ends. */
export class Hung {}

/** The model does not know what happens. */
export class Unmodelled {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

/** How a call ended on the heap, with the rule that decided it. */
export interface HeapCompletion {
  threw: boolean
  value: Value
  rule: RuleId
}
