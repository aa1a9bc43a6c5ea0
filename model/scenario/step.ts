import { z } from 'zod'
import { Operand, Place } from './place.ts'
import { Key, Name } from './primitive.ts'
import { World } from './recipe.ts'
import { globalNames, patchable } from './words.ts'

export const ExposureKey = z.union([Name, z.strictObject({ global: z.enum(globalNames) })], {
  error: 'is no exposure key: a name, or {global} with a name every global inherits',
})
export type ExposureKey = z.infer<typeof ExposureKey>

export const Change = z.union(
  [
    z.strictObject({ set: Key, value: Operand }),
    z.strictObject({ delete: Key }),
    z.strictObject({ mapSet: z.tuple([Operand, Operand]) }),
    z.strictObject({ setAdd: Operand }),
    z.strictObject({ setTime: z.number().int() }),
    z.strictObject({ resize: z.number().int().min(0).max(8192) }),
    z.strictObject({ writeByte: z.tuple([z.number().int().min(0).max(4095), z.number().int().min(0).max(255)]) }),
  ],
  { error: 'is no change: one of set, delete, mapSet, setAdd, setTime, resize, writeByte' },
)
export type Change = z.infer<typeof Change>

const inWorld = { in: World }

/** One thing done across (or beside) the bridge. The steps are documented in `docs/language.md`. */
export const Step = z.discriminatedUnion(
  'do',
  [
    z.strictObject({ do: z.literal('expose'), key: ExposureKey, value: Operand }),
    z.strictObject({ do: z.literal('read'), ...inWorld, at: Place }),
    z.strictObject({
      do: z.literal('call'),
      ...inWorld,
      at: Place,
      args: z.array(Operand).max(8),
      as: Name.optional(),
    }),
    z.strictObject({
      do: z.literal('construct'),
      ...inWorld,
      at: Place,
      args: z.array(Operand).max(8),
      as: Name.optional(),
    }),
    z.strictObject({
      do: z.literal('execute'),
      func: z.strictObject({ value: Name }).optional(),
      args: z.array(Operand).max(8),
      as: Name.optional(),
    }),
    z.strictObject({ do: z.literal('await'), ...inWorld, at: Place, as: Name.optional() }),
    z.strictObject({
      do: z.literal('settle'),
      ...inWorld,
      promise: Name,
      fulfilled: Operand.optional(),
      rejected: Operand.optional(),
    }),
    z.strictObject({ do: z.literal('mutate'), ...inWorld, at: Place, change: Change }),
    z.strictObject({ do: z.literal('compare'), ...inWorld, left: Operand, right: Operand }),
    z.strictObject({
      do: z.literal('patch'),
      ...inWorld,
      what: z.enum(patchable),
      key: z.string().max(256).optional(),
    }),
  ],
  { error: 'is no step: its "do" is unknown' },
)
export type Step = z.infer<typeof Step>
export type StepKind = Step['do']
