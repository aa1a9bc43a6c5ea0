import { z } from 'zod'
import { type ElementTag, elementInterfaces, platformObjects } from './dom.ts'
import { Operand, Place } from './place.ts'
import { Key, Name, Primitive } from './primitive.ts'
import { Script } from './script.ts'
import { builtins, errorClasses, functionForms, type TypedArrayName, typedArrays } from './words.ts'

export const World = z.enum(['isolated', 'main'])
export type World = z.infer<typeof World>

/**
 * An accessor gives `get` each time it is read (or throws `throws`), after it has deleted the key `deletes` of what it is
 * read of and has called the function at `runs` on it; `set: true` adds a setter that does nothing.
 */
const accessor = {
  get: Operand.optional(),
  throws: Operand.optional(),
  deletes: Key.optional(),
  runs: Place.optional(),
  set: z.literal(true).optional(),
}
const Accessor = z.strictObject(accessor)
export type Accessor = z.infer<typeof Accessor>

/** One own property: data (`value`) or accessor. A flag that is left out is true, as in an object literal. */
export const Property = z.strictObject({
  key: Key,
  value: Operand.optional(),
  ...accessor,
  writable: z.literal(false).optional(),
  enumerable: z.literal(false).optional(),
  configurable: z.literal(false).optional(),
})
export type Property = z.infer<typeof Property>

/** One array element: an operand, a hole, or an accessor. */
export const Item = z.union([Operand, z.strictObject({ hole: z.literal(true) }), Accessor], {
  error: 'is no array item: an operand, {hole: true} or an accessor',
})
export type Item = z.infer<typeof Item>

const properties = z.array(Property).max(64).optional()
const integrity = z.enum(['nonextensible', 'sealed', 'frozen']).optional()
const inWorld = { in: World }
/** Of a class that extends the one of its kind: `CustomArray`, `CustomMap`. */
const subclass = { subclass: z.literal(true).optional() }

/** Where a view lies in its buffer; without a `length` it follows that of its buffer, which can be resized then. */
const view = { buffer: Name, offset: z.number().int().min(0), length: z.number().int().min(0).optional() }

const elementTags = Object.keys(elementInterfaces) as [ElementTag, ...ElementTag[]]
const typedArrayNames = Object.keys(typedArrays) as [TypedArrayName, ...TypedArrayName[]]

/** How to build one value in one world. The kinds are documented in `docs/language.md`. */
export const ValueNode = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('object'), ...inWorld, prototype: Operand.optional(), properties, integrity }),
    z.strictObject({
      kind: z.literal('array'),
      ...inWorld,
      ...subclass,
      items: z.array(Item).max(256),
      properties,
      integrity,
    }),
    z.strictObject({
      kind: z.literal('function'),
      ...inWorld,
      ...subclass,
      form: z.enum(functionForms),
      script: Script,
      properties,
    }),
    z.strictObject({
      kind: z.literal('error'),
      ...inWorld,
      class: z.enum(errorClasses),
      ...subclass,
      message: z.string().optional(),
      cause: Operand.optional(),
      properties,
    }),
    z.strictObject({
      kind: z.literal('promise'),
      ...inWorld,
      ...subclass,
      fulfilled: Operand.optional(),
      rejected: Operand.optional(),
    }),
    z.strictObject({
      kind: z.literal('map'),
      ...inWorld,
      ...subclass,
      entries: z.array(z.tuple([Operand, Operand])).max(64),
      properties,
    }),
    z.strictObject({
      kind: z.literal('set'),
      ...inWorld,
      ...subclass,
      values: z.array(Operand).max(64),
      properties,
    }),
    z.strictObject({
      kind: z.literal('date'),
      ...inWorld,
      ...subclass,
      time: z.number().int().min(-8.64e15).max(8.64e15).nullable(),
      properties,
    }),
    z.strictObject({
      kind: z.literal('regexp'),
      ...inWorld,
      source: z
        .string()
        .min(1)
        .max(64)
        .regex(/^[A-Za-z0-9]+$/, 'a regexp source is letters and digits only'),
      flags: z.string().regex(/^d?g?i?m?s?(u|v)?y?$/, 'regexp flags are some of "dgimsuy" or "dgimsvy", in that order'),
      lastIndex: z.number().int().min(0).max(1000).optional(),
    }),
    z.strictObject({
      kind: z.literal('arrayBuffer'),
      ...inWorld,
      bytes: z.array(z.number().int().min(0).max(255)).max(4096),
      maxLength: z.number().int().min(0).max(8192).optional(),
    }),
    z.strictObject({
      kind: z.literal('typedArray'),
      ...inWorld,
      array: z.enum(typedArrayNames),
      nodeBuffer: z.literal(true).optional(),
      ...view,
    }),
    z.strictObject({ kind: z.literal('dataView'), ...inWorld, ...view }),
    z.strictObject({ kind: z.literal('boxed'), ...inWorld, primitive: Primitive }),
    z.strictObject({ kind: z.literal('builtin'), ...inWorld, of: z.enum(builtins) }),
    z.strictObject({ kind: z.literal('element'), ...inWorld, tag: z.enum(elementTags), properties }),
    z.strictObject({
      kind: z.literal('blob'),
      ...inWorld,
      text: z.string().max(1024),
      type: z.enum(['', 'text/plain']),
      name: z.string().max(64).optional(),
    }),
    z.strictObject({ kind: z.literal('platform'), ...inWorld, of: z.enum(platformObjects) }),
    z.strictObject({ kind: z.literal('proxy'), ...inWorld, target: Name }),
    z.strictObject({
      kind: z.literal('repeat'),
      ...inWorld,
      shape: z.enum(['object', 'array', 'row']),
      count: z.number().int().min(0).max(5000),
      item: Operand,
    }),
  ],
  { error: 'is no recipe node: its kind is unknown' },
)
export type ValueNode = z.infer<typeof ValueNode>
export type ValueKind = ValueNode['kind']
