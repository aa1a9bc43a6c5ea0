import type { Step } from '../../model/scenario/step.ts'
import type { Patchable } from '../../model/scenario/words.ts'
import { append } from './define.ts'
import {
  ArrayConstructor,
  apply,
  bareRecord,
  defineProperty,
  deleteProperty,
  ErrorConstructor,
  getOwnPropertyDescriptor,
  iteratorSymbol,
  PromiseConstructor,
  speciesSymbol,
} from './intrinsics.ts'
import { logHooked } from './log.ts'
import { ArrayPrototype, FunctionPrototype, ObjectPrototype, PromisePrototype } from './prototypes.ts'
import { run } from './state.ts'

interface Place {
  holder: object
  key: PropertyKey
}

interface Patch extends Place {
  /** absent where the holder had no such property */
  original: PropertyDescriptor | undefined
}

/** In the order in which they were made. */
let patches: Patch[] = []

/** Puts a hook in the place of an intrinsic, once per scenario; what was there runs after the hook. */
export function patch({ what, key }: Step & { do: 'patch' }): void {
  const place = placeOf(what, key)
  for (let index = 0; index < patches.length; index++) {
    const made = patches[index] as Patch
    if (made.holder === place.holder && made.key === place.key) return
  }
  const original = getOwnPropertyDescriptor(place.holder, place.key)
  if (original !== undefined) bareRecord(original)
  append(patches, { holder: place.holder, key: place.key, original })
  defineProperty(place.holder, place.key, key === undefined ? hookOf(what, original) : accessorOf(`${what}.${key}`))
}

/** An accessor that an object without the key inherits: reading gives undefined, what is assigned goes nowhere. */
function accessorOf(name: string): PropertyDescriptor {
  const owner = run.number
  function get(this: unknown): undefined {
    if (owner === run.number) logHooked(`get ${name}`, this, [])
  }
  function set(this: unknown, value: unknown): void {
    if (owner === run.number) logHooked(`set ${name}`, this, [value])
  }
  return bareRecord({ get, set, enumerable: false, configurable: true })
}

function hookOf(what: Patchable, original: PropertyDescriptor | undefined): PropertyDescriptor {
  const owner = run.number
  // A constructor shows all of the engine's own statics, and call sites the worlds' own code: these are left out.
  const isSpecies = original?.get !== undefined
  const isStack = what === 'Error.prepareStackTrace'
  const shown = isStack ? 1 : Infinity
  function hook(this: unknown, ...args: unknown[]): unknown {
    if (owner === run.number) logHooked(what, isSpecies || isStack ? undefined : this, args, shown)
    if (isSpecies) return this
    return original === undefined ? '' : apply(original.value, this, args)
  }
  return isSpecies
    ? bareRecord({ get: hook, enumerable: false, configurable: true })
    : bareRecord({ value: hook, writable: true, enumerable: false, configurable: true })
}

/** Takes all hooks away, the last one first. */
export function undoPatches(): void {
  for (let index = patches.length - 1; index >= 0; index--) {
    const made = patches[index] as Patch
    if (made.original === undefined) deleteProperty(made.holder, made.key)
    else defineProperty(made.holder, made.key, made.original)
  }
  patches = []
}

function placeOf(what: Patchable, key: string | undefined): Place {
  switch (what) {
    case 'Object.prototype':
      return { holder: ObjectPrototype, key: key as string }
    case 'Array.prototype':
      return { holder: ArrayPrototype, key: key as string }
    case 'Array.prototype.push':
      return { holder: ArrayPrototype, key: 'push' }
    case 'Array.prototype[Symbol.iterator]':
      return { holder: ArrayPrototype, key: iteratorSymbol }
    case 'Array[Symbol.species]':
      return { holder: ArrayConstructor, key: speciesSymbol }
    case 'Error.prepareStackTrace':
      return { holder: ErrorConstructor, key: 'prepareStackTrace' }
    case 'Function.prototype.apply':
      return { holder: FunctionPrototype, key: 'apply' }
    case 'Function.prototype.bind':
      return { holder: FunctionPrototype, key: 'bind' }
    case 'Function.prototype.call':
      return { holder: FunctionPrototype, key: 'call' }
    case 'Promise.prototype.then':
      return { holder: PromisePrototype, key: 'then' }
    case 'Promise[Symbol.species]':
      return { holder: PromiseConstructor, key: speciesSymbol }
    default:
      return what satisfies never
  }
}
