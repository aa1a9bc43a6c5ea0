import { z } from 'zod'
import { wellKnownSymbols } from './symbols.ts'

/** A name of the scenario's own: of a value, an exposure, a result or a kept value. */
export const Name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,31}$/, 'a name is a lower-case letter and up to 31 letters or digits')

/**
 * A symbol by its origin: `unique:<name>` is made once per scenario by the world that mentions it first in a recipe,
 * `for:<text>` comes from the registry, `@@<name>` is well-known.
 */
export const SymbolName = z
  .string()
  .max(256)
  .regex(
    new RegExp(`^(unique:[a-z][A-Za-z0-9]{0,31}|for:[\\s\\S]*|@@(${wellKnownSymbols.join('|')}))$`),
    'a symbol is "unique:<name>", "for:<text>" or "@@<well-known name>"',
  )

export const SymbolPrimitive = z.strictObject({ symbol: SymbolName })

/** A primitive value as JSON. What JSON has not is tagged. */
export const Primitive = z.union([
  z.null(),
  z.boolean(),
  z.number().refine((value) => !Object.is(value, -0), 'minus zero is written {"number":"-0"}'),
  z.string(),
  z.strictObject({ undefined: z.literal(true) }),
  z.strictObject({ number: z.literal(['NaN', 'Infinity', '-Infinity', '-0']) }),
  z.strictObject({
    bigint: z
      .string()
      .max(1000)
      .regex(/^(0|-?[1-9][0-9]*)$/, 'a bigint is written in decimal digits'),
  }),
  SymbolPrimitive,
])
export type Primitive = z.infer<typeof Primitive>

/** A property key: a string (index keys are strings too) or a symbol. */
export const Key = z.union([z.string().max(256), SymbolPrimitive])
export type Key = z.infer<typeof Key>
