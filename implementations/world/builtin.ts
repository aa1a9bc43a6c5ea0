import type { Builtin } from '../../model/scenario/words.ts'
import { defineData } from './define.ts'
import {
  ArrayBufferConstructor,
  bareRecord,
  construct,
  createObject,
  freeze,
  RegExpConstructor,
  resizeBuffer,
  revocable,
  Uint8ArrayConstructor,
  uncurry,
} from './intrinsics.ts'

const arrayValues = uncurry<(array: unknown[]) => object>(Array.prototype.values)
const stringValues = uncurry<(text: string) => object>(String.prototype[Symbol.iterator])
const mapEntries = uncurry<(map: object) => object>(Map.prototype.entries)
const setValues = uncurry<(set: object) => object>(Set.prototype.values)
const matchAll = uncurry<(pattern: RegExp, text: string) => object>(RegExp.prototype[Symbol.matchAll])
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
const { NumberFormat, DateTimeFormat, Collator, PluralRules, Segmenter, Locale } = Intl
const { DisplayNames, ListFormat, RelativeTimeFormat } = Intl
const segment = uncurry<(segmenter: object, text: string) => object>(Segmenter.prototype.segment)

interface WasmMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): void
}
type WasmClass = new (...args: unknown[]) => object
const { Memory, Table, Global, Module, Instance, Tag, Exception } = (
  globalThis as unknown as { WebAssembly: Record<string, WasmClass> }
).WebAssembly as Record<'Memory' | 'Table' | 'Global' | 'Module' | 'Instance' | 'Tag' | 'Exception', WasmClass>
const memoryBuffer = uncurry<(memory: object) => ArrayBuffer>(
  Reflect.getOwnPropertyDescriptor(Memory.prototype, 'buffer')?.get,
)
const growMemory = uncurry<(memory: object, pages: number) => void>((Memory.prototype as WasmMemory).grow)

/** The shortest module: `\0asm`, version 1. */
const moduleBytes = new Uint8ArrayConstructor([0, 97, 115, 109, 1, 0, 0, 0])

/** `matchAll` asks the pattern for these, which a page may have patched. */
function makeRegexpIterator(): object {
  const pattern = new RegExpConstructor('a', 'g')
  defineData(pattern, 'constructor', undefined)
  defineData(pattern, 'flags', 'g')
  return matchAll(pattern, '')
}

/** Memory that grows leaves its old buffer detached, on every engine. */
function makeDetached(): ArrayBuffer {
  const memory = new Memory(bareRecord({ initial: 0 }))
  const buffer = memoryBuffer(memory)
  growMemory(memory, 0)
  return buffer
}

/** A view keeps its buffer when that is detached under it. */
function makeDetachedView(): object {
  const memory = new Memory(bareRecord({ initial: 0 }))
  const view = new Uint8ArrayConstructor(memoryBuffer(memory))
  growMemory(memory, 0)
  return view
}

/** Pages of a browser have no SharedArrayBuffer by name, but memory that is shared has one. */
function makeShared(): ArrayBuffer {
  return memoryBuffer(new Memory(bareRecord({ initial: 0, maximum: 0, shared: true })))
}

/** A view of fixed length whose buffer has shrunk since. */
function makeOutside(): object {
  const buffer = construct(ArrayBufferConstructor, [8, bareRecord({ maxByteLength: 8 })]) as ArrayBuffer
  const view = new Uint8ArrayConstructor(buffer, 4, 4)
  resizeBuffer(buffer, 0)
  return view
}

/** What it was a proxy of nobody can tell. */
function makeRevoked(): object {
  const made = revocable(createObject(null), freeze(createObject(null)))
  made.revoke()
  return made.proxy
}

/** Makes a builtin without content; a module namespace is the host's to bring. */
export function makeBuiltin(of: Exclude<Builtin, 'moduleNamespace'>): object {
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
    case 'regexpIterator':
      return makeRegexpIterator()
    case 'numberFormat':
      return construct(NumberFormat, ['en'])
    case 'dateTimeFormat':
      return construct(DateTimeFormat, ['en'])
    case 'collator':
      return construct(Collator, ['en'])
    case 'pluralRules':
      return construct(PluralRules, ['en'])
    case 'segmenter':
      return construct(Segmenter, ['en'])
    case 'segments':
      return segment(construct(Segmenter, ['en']), '')
    case 'displayNames':
      return construct(DisplayNames, ['en', bareRecord({ type: 'region' })])
    case 'listFormat':
      return construct(ListFormat, ['en'])
    case 'relativeTimeFormat':
      return construct(RelativeTimeFormat, ['en'])
    case 'locale':
      return construct(Locale, ['en'])
    case 'wasmMemory':
      return new Memory(bareRecord({ initial: 0 }))
    case 'wasmTable':
      return new Table(bareRecord({ initial: 0, element: 'anyfunc' }))
    case 'wasmGlobal':
      return new Global(bareRecord({ value: 'i32' }), 0)
    case 'wasmInstance':
      return new Instance(new Module(moduleBytes))
    case 'wasmTag':
      return new Tag(bareRecord({ parameters: [] }))
    case 'wasmException':
      return new Exception(new Tag(bareRecord({ parameters: [] })), [])
    case 'wasmModule':
      return new Module(moduleBytes)
    case 'revokedProxy':
      return makeRevoked()
    case 'detachedBuffer':
      return makeDetached()
    case 'detachedView':
      return makeDetachedView()
    case 'sharedBuffer':
      return makeShared()
    case 'sharedView':
      return new Uint8ArrayConstructor(makeShared())
    case 'outsideView':
      return makeOutside()
    default:
      return of satisfies never
  }
}
