import type { Brand } from '../../model/observation.ts'
import type { errorClasses, typedArrays } from '../../model/scenario/words.ts'
import type { DomHost, NodeBuffers } from './agent.ts'
import { getPrototypeOf, MapConstructor, mapSet, PromiseConstructor } from './intrinsics.ts'

type ErrorClass = (typeof errorClasses)[number]
type Constructor = new (...args: never[]) => object

/** An intrinsic prototype of this world: its name, and the brand that objects with it usually have. */
export interface KnownPrototype {
  name: string
  brand: Brand
}

const prototypeOf = (instance: object) => getPrototypeOf(instance) as object

export const ObjectPrototype: object = Object.prototype
export const ArrayPrototype: object = Array.prototype
export const FunctionPrototype: object = Function.prototype
export const RangeErrorPrototype: object = RangeError.prototype
export const PromisePrototype: object = Promise.prototype
export const AsyncFunctionPrototype = prototypeOf(async () => {})
export const GeneratorPrototype = prototypeOf(prototypeOf((function* () {})()))
export const AsyncGeneratorPrototype = prototypeOf(prototypeOf((async function* () {})()))

export const errorConstructors: Record<ErrorClass, Constructor> = bare({
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
  AggregateError,
})

/** A class of this world for recipes with `subclass`; its prototype shows as `CustomTypeError.prototype`. */
export const errorSubclasses: Record<ErrorClass, Constructor> = bare({
  Error: class CustomError extends Error {},
  EvalError: class CustomEvalError extends EvalError {},
  RangeError: class CustomRangeError extends RangeError {},
  ReferenceError: class CustomReferenceError extends ReferenceError {},
  SyntaxError: class CustomSyntaxError extends SyntaxError {},
  TypeError: class CustomTypeError extends TypeError {},
  URIError: class CustomURIError extends URIError {},
  AggregateError: class CustomAggregateError extends AggregateError {},
})

/** The same for other kinds: `CustomArray.prototype`. */
export const subclasses = bare({
  Array: class CustomArray extends Array {},
  Function: class CustomFunction extends Function {},
  Promise: class CustomPromise extends Promise<unknown> {
    /** What `then` makes is looked up here, and not on a Promise that a page may have patched. */
    static override get [Symbol.species]() {
      return PromiseConstructor
    }
  },
  Map: class CustomMap extends Map {},
  Set: class CustomSet extends Set {},
  Date: class CustomDate extends Date {},
})

export const typedArrayConstructors: Record<
  keyof typeof typedArrays,
  new (
    buffer: ArrayBufferLike,
    offset: number,
    length?: number,
  ) => object
> = bare({
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
})

/** Every prototype that an observation names instead of walking it. */
export const knownPrototypes = new MapConstructor<object, KnownPrototype>()

/** Keys of the host's own. */
export const internalKeys = new MapConstructor<string | symbol, true>()

/** Enters the prototypes and keys of the platform, when a host brings one. */
export function knowPlatform({ prototypes, internalKeys: keys }: DomHost): void {
  for (const [name, prototype] of prototypes) {
    const brand = name === 'Blob' || name === 'File' ? 'blob' : name === 'VideoFrame' ? 'platform' : 'element'
    mapSet(knownPrototypes, prototype, { name, brand })
  }
  for (const key of keys) mapSet(internalKeys, key, true)
}

/** Enters the prototype of Node's buffers, in a world that has them. */
export function knowBuffers({ prototype }: NodeBuffers): void {
  mapSet(knownPrototypes, prototype, { name: 'Buffer', brand: 'typedArray' })
}

function know(brand: Brand, constructors: object): void {
  for (const [name, constructor] of Object.entries(constructors)) {
    mapSet(knownPrototypes, constructor.prototype, { name, brand })
  }
}

// This runs once, while the world is still as the engine made it.
know('object', { Object })
know('function', {
  Function,
  AsyncFunction: { prototype: AsyncFunctionPrototype },
  GeneratorFunction: { prototype: prototypeOf(function* () {}) },
  AsyncGeneratorFunction: { prototype: prototypeOf(async function* () {}) },
})
know('array', { Array })
know('promise', { Promise })
know('map', { Map })
know('set', { Set })
know('date', { Date })
know('regexp', { RegExp })
know('arrayBuffer', { ArrayBuffer })
know('typedArray', typedArrayConstructors)
know('dataView', { DataView })
know('boxed', { Number, String, Boolean, BigInt, Symbol })
know('error', errorConstructors)
for (const [name, constructor] of Object.entries(errorSubclasses)) know('error', { [`Custom${name}`]: constructor })
know('array', { CustomArray: subclasses.Array })
know('function', { CustomFunction: subclasses.Function })
know('promise', { CustomPromise: subclasses.Promise })
know('map', { CustomMap: subclasses.Map })
know('set', { CustomSet: subclasses.Set })
know('date', { CustomDate: subclasses.Date })
know('object', { Generator: { prototype: GeneratorPrototype } })
know('object', { AsyncGenerator: { prototype: AsyncGeneratorPrototype } })

function bare<T extends object>(record: T): T {
  return Object.setPrototypeOf(record, null)
}
