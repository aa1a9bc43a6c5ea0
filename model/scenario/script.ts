import { z } from 'zod'
import { Operand, Place } from './place.ts'
import { Key, Name } from './primitive.ts'

/**
 * One thing a generated function does when called, before it finishes. Errors of a `call` are observed and swallowed,
 * or pass through the function when `rethrow` is set. `hang` never ends and `abort` ends the renderer: they test adapters.
 */
export const Action = z.union(
  [
    z.strictObject({ call: Place, args: z.array(Operand).max(8), rethrow: z.literal(true).optional() }),
    z.strictObject({ keep: Operand, as: Name }),
    z.strictObject({ set: Key, at: Place, value: Operand }),
    z.strictObject({ hang: z.literal(true) }),
    z.strictObject({ abort: z.literal(true) }),
  ],
  { error: 'is no action: {call, args}, {keep, as}, {set, at, value}, {hang} or {abort}' },
)
export type Action = z.infer<typeof Action>

/** What a generated function does when called: a closed list of behaviours, never an expression. */
export const Script = z
  .strictObject({
    actions: z.array(Action).max(16).optional(),
    return: Operand.optional(),
    throw: Operand.optional(),
  })
  .refine((script) => !('return' in script && 'throw' in script), 'a script returns or throws, not both')
export type Script = z.infer<typeof Script>
