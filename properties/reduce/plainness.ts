import { elementInterfaces, platformObjects } from '../../model/scenario/dom.ts'
import type { Place } from '../../model/scenario/place.ts'
import type { ValueKind, ValueNode } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { StepKind } from '../../model/scenario/step.ts'
import { builtins, type FunctionForm, globalNames, patchable, type TypedArrayName } from '../../model/scenario/words.ts'
import type { JsonObject } from './json.ts'
import { isReference } from './names.ts'

type ErrorClass = Extract<ValueNode, { kind: 'error' }>['class']
type RepeatShape = Extract<ValueNode, { kind: 'repeat' }>['shape']
type FieldOf<T> = T extends unknown ? keyof T : never
type PlaceRoot = Exclude<FieldOf<Place>, 'path'>

/** A list of all words of a type: one that is left out does not compile. */
const all =
  <Word extends string>() =>
  <const Words extends readonly Word[]>(...words: Words & ([Word] extends [Words[number]] ? unknown : never)): Words =>
    words

/*
 * What is plainer than what, each list from the plainest on. The lists follow what a reader meets more often and has to
 * know less for, never what is shorter to write.
 */
const plainKinds = all<ValueKind>()(
  ...(['object', 'array', 'function', 'error', 'promise', 'date', 'map', 'set', 'boxed', 'regexp'] as const),
  ...(['arrayBuffer', 'typedArray', 'dataView', 'element', 'blob', 'platform', 'builtin', 'proxy', 'repeat'] as const),
)
const plainForms = all<FunctionForm>()(
  ...(['arrow', 'function', 'method', 'async', 'bound', 'class', 'proxy', 'generator', 'asyncGenerator'] as const),
  'revoked',
)
const plainClasses = all<ErrorClass>()(
  ...([
    'Error',
    'TypeError',
    'RangeError',
    'SyntaxError',
    'ReferenceError',
    'EvalError',
    'URIError',
    'AggregateError',
  ] as const),
)
const plainArrays = all<TypedArrayName>()(
  ...(['Uint8Array', 'Int8Array', 'Uint8ClampedArray', 'Uint16Array', 'Int16Array', 'Uint32Array'] as const),
  ...(['Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'] as const),
)
const plainShapes = all<RepeatShape>()('array', 'object', 'row')
const plainSteps = all<StepKind>()(
  'expose',
  'call',
  'read',
  'await',
  'settle',
  'mutate',
  'compare',
  'construct',
  'execute',
  'patch',
)

/** Where a value is taken from. */
const plainRoots = all<PlaceRoot>()('value', 'exposed', 'argument', 'result', 'receiver', 'outcome', 'kept')

/** The lists of words by the field that holds them. */
export const plainWords: Readonly<Record<string, readonly string[]>> = {
  kind: plainKinds,
  form: plainForms,
  class: plainClasses,
  array: plainArrays,
  shape: plainShapes,
  tag: Object.keys(elementInterfaces),
  of: [...builtins, ...platformObjects],
  do: plainSteps,
  global: globalNames,
  what: patchable,
}

/** Fields that stand for a plainer one: data, a result and a fulfilment are plainer than these. */
export const plainerFields: Readonly<Record<string, string>> = {
  get: 'value',
  throws: 'get',
  throw: 'return',
  rejected: 'fulfilled',
}

/** Fields that hold names, keys, worlds and bytes: how plain these are, the text says. */
const unweighed = new Set([
  'in',
  'as',
  'key',
  'path',
  'bytes',
  'buffer',
  'target',
  'promise',
  'delete',
  'deletes',
  'message',
])

/** How far the words and primitives of a scenario are from the plainest; each plainer one lowers it. */
export function distanceFromPlain(scenario: Scenario): number {
  return distanceOf(Object.values(scenario.values)) + distanceOf(scenario.steps)
}

function distanceOf(json: unknown): number {
  if (typeof json !== 'object' || json === null) return distanceOfPrimitive(json)
  if (Array.isArray(json)) return json.reduce((sum: number, part) => sum + distanceOf(part), 0)
  let distance = 0
  for (const [field, part] of Object.entries(json)) distance += distanceOfField(json as JsonObject, field, part)
  return distance
}

function distanceOfField(holder: JsonObject, field: string, part: unknown): number {
  const words = plainWords[field]
  if (words !== undefined && typeof part === 'string') return Math.max(0, words.indexOf(part))
  const root = Math.max(0, plainRoots.indexOf(field as PlaceRoot))
  const isName = typeof part === 'string' && (root > 0 || (field === 'value' && isReference(holder)))
  const inner = isName || unweighed.has(field) ? 0 : distanceOf(part)
  return inner + root + (field in plainerFields ? 1 : 0)
}

/** 0, other numbers, texts, booleans, null; what has to be tagged has more parts already. */
function distanceOfPrimitive(primitive: unknown): number {
  if (typeof primitive === 'number') return primitive === 0 ? 0 : 1
  if (typeof primitive === 'string') return primitive === '' ? 2 : 3
  return typeof primitive === 'boolean' ? 4 : 5
}
