import { types } from 'node:util'
import { isUnclonableBuiltin, isWasmModule, isWasmNotPlain } from './builtins.ts'

/**
 * - `wrapper`: an element or a blob; the worlds share what is behind it, and each has a wrapper of its own
 * - `exotic`: an element that answers for its own properties itself, which V8 neither freezes nor clones
 * - `other`: any other object of the platform
 */
export type PlatformBrand = 'wrapper' | 'exotic' | 'other'

/**
 * Tells objects by their internal slots, whichever world they are of, without running anything of theirs.
 * JavaScript alone can't tell some of these, so the host brings them.
 */
export interface Brands {
  isProxy(value: unknown): boolean
  isPromise(value: unknown): value is object
  isNativeError(value: unknown): value is Error
  isDate(value: unknown): value is Date
  isRegExp(value: unknown): value is RegExp
  isMap(value: unknown): value is Map<unknown, unknown>
  isSet(value: unknown): value is Set<unknown>
  isBoxed(value: unknown): value is object
  /** not a SharedArrayBuffer */
  isArrayBuffer(value: unknown): value is ArrayBuffer
  isView(value: unknown): value is ArrayBufferView
  /** one of those that Electron copies like a plain object and that structured clone refuses */
  isUnclonableBuiltin(value: object): boolean
  isWasmModule(value: object): boolean
  /** what an object of the host's platform (a DOM) is; undefined of every object of JavaScript's own */
  platformBrand(value: object): PlatformBrand | undefined
  /** an object, and none of those that Electron does not copy property by property */
  isPlain(value: unknown): value is Record<PropertyKey, unknown>
}

/** The brands of a host that runs on Node and has no platform. */
export const nodeBrands: Brands = {
  isProxy: types.isProxy,
  isPromise: types.isPromise,
  isNativeError: types.isNativeError,
  isDate: types.isDate,
  isRegExp: types.isRegExp,
  isMap: types.isMap,
  isSet: types.isSet,
  isBoxed: types.isBoxedPrimitive,
  isArrayBuffer: types.isArrayBuffer,
  isView: (value): value is ArrayBufferView => ArrayBuffer.isView(value),
  isUnclonableBuiltin,
  isWasmModule,
  platformBrand: () => undefined,
  isPlain: (value): value is Record<PropertyKey, unknown> =>
    typeof value === 'object' &&
    value !== null &&
    // first, because Array.isArray throws for a revoked one
    !types.isProxy(value) &&
    !Array.isArray(value) &&
    !ArrayBuffer.isView(value) &&
    !types.isMap(value) &&
    !types.isSet(value) &&
    !types.isDate(value) &&
    !types.isRegExp(value) &&
    !types.isNativeError(value) &&
    !types.isPromise(value) &&
    !types.isBoxedPrimitive(value) &&
    !types.isAnyArrayBuffer(value) &&
    !types.isArgumentsObject(value) &&
    !types.isGeneratorObject(value) &&
    !types.isMapIterator(value) &&
    !types.isSetIterator(value) &&
    !types.isWeakMap(value) &&
    !types.isWeakSet(value) &&
    !types.isModuleNamespaceObject(value) &&
    !isWasmNotPlain(value),
}
