// What the language's schemas choose from. It stands apart from them, because most of what draws, predicts and runs
// scenarios needs these words and no schema: a worker then starts without the library behind the schemas.

/** The version of the language. A scenario of another version is refused. */
export const scenarioVersion = 1

export const errorClasses = [
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'AggregateError',
] as const

export const functionForms = [
  'function',
  'arrow',
  'method',
  'class',
  'async',
  'generator',
  'asyncGenerator',
  'bound',
  'proxy',
  'revoked',
] as const
export type FunctionForm = (typeof functionForms)[number]

export const typedArrays = {
  Int8Array: 1,
  Uint8Array: 1,
  Uint8ClampedArray: 1,
  Int16Array: 2,
  Uint16Array: 2,
  Int32Array: 4,
  Uint32Array: 4,
  Float32Array: 4,
  Float64Array: 8,
  BigInt64Array: 8,
  BigUint64Array: 8,
} as const
export type TypedArrayName = keyof typeof typedArrays

/**
 * Objects of the language that have nothing a recipe could choose, and whose insides no observation shows.
 * `docs/language.md` says how each is made.
 */
export const builtins = [
  'weakMap',
  'weakSet',
  'weakRef',
  'finalizationRegistry',
  'arrayIterator',
  'stringIterator',
  'mapIterator',
  'setIterator',
  'regexpIterator',
  'generator',
  'asyncGenerator',
  'arguments',
  'numberFormat',
  'dateTimeFormat',
  'collator',
  'pluralRules',
  'segmenter',
  'segments',
  'displayNames',
  'listFormat',
  'relativeTimeFormat',
  'locale',
  'wasmMemory',
  'wasmTable',
  'wasmGlobal',
  'wasmInstance',
  'wasmTag',
  'wasmException',
  'wasmModule',
  'revokedProxy',
  'detachedBuffer',
  'detachedView',
  'sharedBuffer',
  'sharedView',
  'outsideView',
  'moduleNamespace',
] as const
export type Builtin = (typeof builtins)[number]

/** Names of `Object.prototype` that every page's global inherits: exposing under one collides. */
export const globalNames = ['toString', 'constructor', 'hasOwnProperty', '__proto__', 'valueOf'] as const

/** Intrinsics that a page can get hold of: properties of every object or array (with a key), and functions of the engine. */
export const patchable = [
  'Object.prototype',
  'Array.prototype',
  'Array.prototype.push',
  'Array.prototype[Symbol.iterator]',
  'Array[Symbol.species]',
  'Error.prepareStackTrace',
  'Function.prototype.apply',
  'Function.prototype.bind',
  'Function.prototype.call',
  'Promise.prototype.then',
  'Promise[Symbol.species]',
] as const
export type Patchable = (typeof patchable)[number]
