import type { RuleId } from '../rules/registry.ts'
import type { HeapObject, Value } from './heap.ts'

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

/** V8's text for an uncaught exception, which the bridge copies into its own errors. */
export function uncaughtText(value: Value, get: (object: HeapObject, key: string) => Value): string {
  if (typeof value === 'object' && value !== null) {
    if ('text' in value) throw new Unmodelled('the text of an uncaught symbol')
    if (value.brand !== 'error') {
      if (value.brand === 'object' && typeof value.proto === 'string') return 'Uncaught #<Object>'
      throw new Unmodelled(`the text of an uncaught ${value.brand}`)
    }
    const name = get(value, 'name')
    const message = get(value, 'message')
    return `Uncaught ${[name, message].filter((part) => typeof part === 'string' && part !== '').join(': ')}`
  }
  if (Object.is(value, -0)) return 'Uncaught 0'
  return `Uncaught ${String(value)}`
}
