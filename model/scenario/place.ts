import { z } from 'zod'
import { Key, Name, Primitive } from './primitive.ts'

const path = z.array(Key).max(64).optional()
const index = z.number().int().min(0).max(63)

/**
 * Where one world finds a value. The roots, each in the world that resolves the place:
 * `value` a recipe node of this world, `exposed` the own property of this world's global,
 * `result` what an earlier step stored with `as`, `kept` what a script stored with `keep`;
 * inside scripts only: `argument`, `receiver` (the `this`), `outcome` (what the n-th action of this script returned).
 *
 * `path` is followed through own data properties; anything else on the way gives `undefined`.
 */
export const Place = z.union(
  [
    z.strictObject({ value: Name, path }),
    z.strictObject({ exposed: Name, path }),
    z.strictObject({ result: Name, path }),
    z.strictObject({ kept: Name, path }),
    z.strictObject({ argument: index, path }),
    z.strictObject({ receiver: z.literal(true), path }),
    z.strictObject({ outcome: index, path }),
  ],
  { error: 'is no place: exactly one of value, exposed, result, kept, argument, receiver or outcome, and a path' },
)
export type Place = z.infer<typeof Place>

/** A primitive, or a place to take a value from. */
export const Operand = z.union([Primitive, Place], { error: 'is neither a primitive nor a place' })
export type Operand = z.infer<typeof Operand>
