import type { ErrorName } from '../realm.ts'
import { type Cloneable, interruption, refusal } from './island.ts'

/** The names whose errors keep their class; all others become an `Error`. */
export const standardErrorNames: ReadonlySet<unknown> = new Set<ErrorName>([
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
])

/** CLONE-ERROR: the class by its `name`, and message, stack and cause if the error has them itself. */
export const error: Cloneable = {
  name: 'error',
  rule: 'CLONE-ERROR',
  accepts: (value, brands) => brands.isNativeError(value),
  copy: (original: Error, island) => {
    // Of no other kind does V8 ask, step by step, whether an exception is pending.
    if (island.pending !== undefined) throw island.pending === 'refuses' ? refusal : interruption
    const name = `${original.name}`
    const message = ownData(original, 'message')
    const copy = island.enter(
      original,
      island.destination.error(
        standardErrorNames.has(name) ? (name as ErrorName) : 'Error',
        message === undefined ? undefined : `${message.value}`,
      ),
    )
    // CLONE-STACK, CLONE-STACK-LAST: who writes the text may watch, and the cause is an error too.
    const early = island.rules.has('CLONE-STACK') ? stackOf(original) : undefined
    const cause = ownData(original, 'cause')
    if (cause !== undefined) define(copy, 'cause', island.clone(cause.value))
    const stack = early ?? stackOf(original)
    if (typeof stack === 'string') island.destination.setStack(copy, stack)
    return copy
  },
}

/** Node writes the text when it is first read, and asks the error for its name and message: no getter may notice. */
function stackOf(original: Error): unknown {
  const isQuiet = ['name', 'message'].every((key) => Object.getOwnPropertyDescriptor(original, key)?.get === undefined)
  return isQuiet ? original.stack : undefined
}

function ownData(original: object, key: string): { value: unknown } | undefined {
  const property = Object.getOwnPropertyDescriptor(original, key)
  return property !== undefined && 'value' in property ? { value: property.value } : undefined
}

function define(copy: object, key: string, value: unknown): void {
  Reflect.defineProperty(copy, key, { value, writable: true, enumerable: false, configurable: true })
}
