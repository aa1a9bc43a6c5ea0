import type { Builtin } from '../../model/scenario/recipe.ts'
import { bareRecord, construct, uncurry } from './intrinsics.ts'

const arrayValues = uncurry<(array: unknown[]) => object>(Array.prototype.values)
const stringValues = uncurry<(text: string) => object>(String.prototype[Symbol.iterator])
const mapEntries = uncurry<(map: object) => object>(Map.prototype.entries)
const setValues = uncurry<(set: object) => object>(Set.prototype.values)
const [MapConstructor, SetConstructor] = [Map, Set]

function* generate() {}
async function* generateLater() {}
function takeArguments(..._given: unknown[]): object {
  // biome-ignore lint/complexity/noArguments: an arguments object is what is asked for
  return arguments
}

/** Makers by constructors taken while the world is untouched. What a host lacks throws when it is asked for. */
const [WeakMapConstructor, WeakSetConstructor, WeakRefConstructor, Registry] = [
  WeakMap,
  WeakSet,
  WeakRef,
  FinalizationRegistry,
]
const { NumberFormat } = Intl
type WasmObject = new (descriptor: object, value?: number) => object
const { Memory, Table, Global } = (globalThis as unknown as { WebAssembly: Record<string, WasmObject> })
  .WebAssembly as Record<'Memory' | 'Table' | 'Global', WasmObject>

/** Makes a builtin without content. */
export function makeBuiltin(of: Builtin): object {
  switch (of) {
    case 'weakMap':
      return new WeakMapConstructor()
    case 'weakSet':
      return new WeakSetConstructor()
    case 'weakRef':
      return new WeakRefConstructor({})
    case 'finalizationRegistry':
      return new Registry(() => {})
    case 'arrayIterator':
      return arrayValues([])
    case 'stringIterator':
      return stringValues('')
    case 'mapIterator':
      return mapEntries(new MapConstructor())
    case 'setIterator':
      return setValues(new SetConstructor())
    case 'generator':
      return generate()
    case 'asyncGenerator':
      return generateLater()
    case 'arguments':
      return takeArguments()
    case 'numberFormat':
      return construct(NumberFormat, ['en'])
    case 'wasmMemory':
      return new Memory(bareRecord({ initial: 0 }))
    case 'wasmTable':
      return new Table(bareRecord({ initial: 0, element: 'anyfunc' }))
    case 'wasmGlobal':
      return new Global(bareRecord({ value: 'i32' }), 0)
    default:
      return of satisfies never
  }
}
