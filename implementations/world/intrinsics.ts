/**
 * The intrinsics of this world, captured before anything else runs. This is the one place that takes them:
 * all other world code works with what it exports and never touches a global, a prototype method, an iterator or
 * an inherited property afterwards, because pages and scenarios may have patched them.
 *
 * Hence the rules of this folder: methods are uncurried (`mapGet(map, key)`), property descriptors have no prototype,
 * arrays are read by index within their length and grown by definition, JSON is read after `plain.ts` made it bare,
 * and there is no `for of`, no spread and no destructuring of arrays, which iterate.
 */
export const uncurry = Function.prototype.bind.bind(Function.prototype.call as never) as <F>(method: unknown) => F

function uncurryGetter<F>(holder: object, key: PropertyKey): F {
  return uncurry<F>(Reflect.getOwnPropertyDescriptor(holder, key)?.get)
}

/** A record that inherits nothing, for functions of the engine that read options. */
export function bareRecord<T extends object>(record: T): T {
  setPrototypeOf(record, null)
  return record
}

export const globalObject: object = globalThis

export const apply = Reflect.apply
export const construct = Reflect.construct as (
  constructor: unknown,
  args: ArrayLike<unknown>,
  newTarget?: unknown,
) => object
export const defineProperty = Reflect.defineProperty
export const deleteProperty = Reflect.deleteProperty
export const get = Reflect.get
export const getOwnPropertyDescriptor = Reflect.getOwnPropertyDescriptor
export const getPrototypeOf = Reflect.getPrototypeOf
export const isExtensible = Reflect.isExtensible
export const ownKeys = Reflect.ownKeys
export const setPrototypeOf = Reflect.setPrototypeOf

export const createObject = Object.create as (prototype: object | null) => object
export const freeze = Object.freeze
export const hasOwn = Object.hasOwn
export const is = Object.is
export const preventExtensions = Object.preventExtensions
export const seal = Object.seal
export const toObject = Object as (primitive: unknown) => object

/** Stacks are never observed, and taking one costs six times as much as the error that carries it. */
export function captureNoStacks(): void {
  Error.stackTraceLimit = 0
}

export const ArrayConstructor = Array
export const ArrayBufferConstructor = ArrayBuffer
export const DataViewConstructor = DataView
export const DateConstructor = Date
export const ErrorConstructor = Error
export const TypeErrorConstructor = TypeError
export const FunctionConstructor = Function
export const MapConstructor = Map
export const PromiseConstructor = Promise
export const ProxyConstructor = Proxy
export const revocable = Proxy.revocable
export const RegExpConstructor = RegExp
export const SetConstructor = Set
export const Uint8ArrayConstructor = Uint8Array
export const Uint32ArrayConstructor = Uint32Array

export const isArray = Array.isArray
export const parseJson = JSON.parse as (text: string) => unknown
export const quoteString = JSON.stringify as (text: string) => string
export const makeBigInt = BigInt
export const makeSymbol = Symbol
export const charCodeAt = uncurry<(text: string, index: number) => number>(String.prototype.charCodeAt)
export const sliceString = uncurry<(text: string, from: number, to?: number) => string>(String.prototype.slice)
export const symbolFor = Symbol.for
export const symbolKeyFor = Symbol.keyFor
export const toStringTag: symbol = Symbol.toStringTag
export const iteratorSymbol: symbol = Symbol.iterator
export const speciesSymbol: symbol = Symbol.species

export const bind = uncurry<(target: unknown, receiver: unknown) => object>(Function.prototype.bind)
export const functionText = uncurry<(target: unknown) => string>(Function.prototype.toString)
export const builtinTag = uncurry<(object: unknown) => string>(Object.prototype.toString)
export const bigintText = uncurry<(value: bigint) => string>(BigInt.prototype.toString)
export const symbolDescription = uncurryGetter<(symbol: symbol) => string | undefined>(Symbol.prototype, 'description')

export const mapGet = uncurry<<K, V>(map: Map<K, V>, key: unknown) => V | undefined>(Map.prototype.get)
export const mapSet = uncurry<<K, V>(map: Map<K, V>, key: K, value: V) => void>(Map.prototype.set)
export const mapHas = uncurry<<K, V>(map: Map<K, V>, key: unknown) => boolean>(Map.prototype.has)
export const mapSize = uncurryGetter<(map: unknown) => number>(Map.prototype, 'size')
export const mapForEach = uncurry<(map: object, visit: (value: unknown, key: unknown) => void) => void>(
  Map.prototype.forEach,
)
export const setAdd = uncurry<(set: object, value: unknown) => void>(Set.prototype.add)
export const setSize = uncurryGetter<(set: unknown) => number>(Set.prototype, 'size')
export const setForEach = uncurry<(set: object, visit: (value: unknown) => void) => void>(Set.prototype.forEach)

export const promiseThen = uncurry<
  (promise: unknown, fulfilled: (value: unknown) => void, rejected: (reason: unknown) => void) => unknown
>(Promise.prototype.then)
export const promiseSpecies = Reflect.getOwnPropertyDescriptor(Promise, Symbol.species)?.get

export const dateTime = uncurry<(date: unknown) => number>(Date.prototype.getTime)
export const dateSetTime = uncurry<(date: unknown, time: number) => number>(Date.prototype.setTime)

type RegExpFlag = (regexp: unknown) => boolean
export const regexpSource = uncurryGetter<(regexp: unknown) => string>(RegExp.prototype, 'source')
export const regexpHasIndices = uncurryGetter<RegExpFlag>(RegExp.prototype, 'hasIndices')
export const regexpGlobal = uncurryGetter<RegExpFlag>(RegExp.prototype, 'global')
export const regexpIgnoreCase = uncurryGetter<RegExpFlag>(RegExp.prototype, 'ignoreCase')
export const regexpMultiline = uncurryGetter<RegExpFlag>(RegExp.prototype, 'multiline')
export const regexpDotAll = uncurryGetter<RegExpFlag>(RegExp.prototype, 'dotAll')
export const regexpUnicode = uncurryGetter<RegExpFlag>(RegExp.prototype, 'unicode')
export const regexpUnicodeSets = uncurryGetter<RegExpFlag>(RegExp.prototype, 'unicodeSets')
export const regexpSticky = uncurryGetter<RegExpFlag>(RegExp.prototype, 'sticky')

const TypedArrayPrototype = Reflect.getPrototypeOf(Uint8Array.prototype) as object
/** `Uint8Array` and so on; undefined of anything that is no typed array. */
export const typedArrayName = uncurryGetter<(object: unknown) => string | undefined>(
  TypedArrayPrototype,
  Symbol.toStringTag,
)
export const typedArrayBuffer = uncurryGetter<(array: unknown) => ArrayBuffer>(TypedArrayPrototype, 'buffer')
export const typedArrayOffset = uncurryGetter<(array: unknown) => number>(TypedArrayPrototype, 'byteOffset')
export const typedArrayLength = uncurryGetter<(array: unknown) => number>(TypedArrayPrototype, 'length')
export const arrayBufferLength = uncurryGetter<(buffer: unknown) => number>(ArrayBuffer.prototype, 'byteLength')

export const arrayBufferMax = uncurryGetter<(buffer: unknown) => number>(ArrayBuffer.prototype, 'maxByteLength')
export const arrayBufferResizable = uncurryGetter<(buffer: unknown) => boolean>(ArrayBuffer.prototype, 'resizable')
export const resizeBuffer = uncurry<(buffer: object, length: number) => void>(
  (ArrayBuffer.prototype as unknown as { resize(length: number): void }).resize,
)
export const dataViewBuffer = uncurryGetter<(view: unknown) => ArrayBuffer>(DataView.prototype, 'buffer')
export const dataViewOffset = uncurryGetter<(view: unknown) => number>(DataView.prototype, 'byteOffset')
export const dataViewLength = uncurryGetter<(view: unknown) => number>(DataView.prototype, 'byteLength')

export const numberValue = uncurry<(boxed: unknown) => number>(Number.prototype.valueOf)
export const stringValue = uncurry<(boxed: unknown) => string>(String.prototype.valueOf)
export const booleanValue = uncurry<(boxed: unknown) => boolean>(Boolean.prototype.valueOf)
export const bigintValue = uncurry<(boxed: unknown) => bigint>(BigInt.prototype.valueOf)
export const symbolValue = uncurry<(boxed: unknown) => symbol>(Symbol.prototype.valueOf)
