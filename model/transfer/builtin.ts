import { HeapObject, intrinsic } from '../machine/heap.ts'
import type { Builtin } from '../scenario/words.ts'
import { refuseClone } from './clone.ts'
import type { Kind } from './crossing.ts'

/** Builtins that Electron takes for plain objects: it asks for internal slots by a list that does not name theirs. */
export const strippedBuiltins: readonly Builtin[] = [
  'weakRef',
  'arrayIterator',
  'stringIterator',
  'finalizationRegistry',
  'regexpIterator',
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
  'wasmTable',
  'wasmGlobal',
  'wasmInstance',
  'wasmTag',
  'wasmException',
]

/**
 * A builtin without content: either an empty plain object arrives, or it can't be structured-cloned.
 * A WebAssembly module is left to the clone.
 */
export const builtinKind: Kind = {
  accepts: ({ brand, slots }) => brand === 'builtin' && slots.builtin !== 'wasmModule',

  transfer(crossing, source, { at }) {
    if (!strippedBuiltins.includes(source.slots.builtin!) || !crossing.has('OBJ-STRIPPED'))
      return refuseClone(crossing, at)
    crossing.apply('OBJ-STRIPPED', at)
    const copy = new HeapObject(crossing.to, 'object', intrinsic(crossing.to, 'Object'), 'OBJ-STRIPPED')
    crossing.cache.set(source, copy)
    return copy
  },
}
