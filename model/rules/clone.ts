import { pendingDropped } from './releases.ts'
import { type Rule, seen, seen25 } from './rule.ts'
import { always, before, since } from './versions.ts'

/** Since its wrappers have no embedder fields, V8 takes objects of the platform for plain ones. Between 25.1.1 and 33.2.1. */
const hostObjectsPlain = ['32.0.0-alpha.1'] as const

/** V8's serializer asks an error for its stack before its cause. Between 25.1.1 and 33.2.1. */
const stackFirst = ['32.0.0-alpha.1'] as const

/** What the structured clone takes over. */
export const cloneRules = [
  {
    id: 'CLONE-COPY',
    statement:
      'A date, regexp, boxed primitive, map, set, array buffer or view is structured-cloned; subclass and own properties are dropped.',
    source: seen,
    versions: always,
  },
  {
    id: 'CLONE-ISLAND',
    statement: 'What lies inside one structured clone is shared inside it and with nothing outside.',
    source: seen,
    versions: always,
  },
  {
    id: 'CLONE-ERROR',
    statement:
      'An error inside a map or set is cloned with the class that its name, made a string, says; where that throws, the clone is refused.',
    source: seen,
    versions: always,
  },
  {
    id: 'CLONE-STACK',
    statement:
      'An error inside a map or set is asked for its stack before its cause is cloned: Error.prepareStackTrace of the source world runs, once for each error.',
    source: 'seen in Electron 33.2.1',
    versions: since(...stackFirst),
    opposite: 'CLONE-STACK-LAST',
  },
  {
    id: 'CLONE-STACK-LAST',
    statement: 'The same after its cause is cloned.',
    source: seen25,
    versions: before(...stackFirst),
    opposite: 'CLONE-STACK',
  },
  { id: 'CLONE-BUFFER', statement: 'A view brings its whole buffer.', source: seen, versions: always },
  {
    id: 'CLONE-THROW',
    statement:
      'What can\'t be structured-cloned (proxies, symbol objects, generator and arguments objects, weak collections, iterators of maps and sets, module namespaces, WebAssembly.Memory; functions, symbols and promises inside a map or set) is refused with "An object could not be cloned."',
    source: `#37593; ${seen}`,
    versions: always,
  },
  {
    id: 'CLONE-WASM-MODULE',
    statement:
      'A WebAssembly.Module, and what is cloned and holds one, arrives as null: V8 writes nothing in its place, and throws "Unable to deserialize cloned data." when it reads that. This ends nothing.',
    source: seen,
    versions: always,
  },
  {
    id: 'CLONE-WASM-LATE',
    statement: "In the result of a function this exception still becomes the call's, and a promise's rejection.",
    source: seen,
    versions: always,
  },
  {
    id: 'CLONE-WASM-EXPOSED',
    statement:
      'Where the API itself became null by it, this exception, an Error of the main world, is thrown to the preload after null was exposed.',
    source: 'V8 since 12.4; seen in Electron 33.2.1',
    versions: since(...pendingDropped),
  },

  {
    id: 'CLONE-PLATFORM',
    statement:
      'An element, blob or other object of the platform inside a map or set arrives as a plain object with its own enumerable properties.',
    source: 'seen in Electron 33.2.1; which release brought it is not known',
    versions: since(...hostObjectsPlain),
    opposite: 'CLONE-PLATFORM-THROW',
  },
  {
    id: 'CLONE-PLATFORM-THROW',
    statement: "An element, blob or other object of the platform inside a map or set can't be cloned.",
    source: 'seen in Electron 25.1.1; until which release is not known',
    versions: before(...hostObjectsPlain),
    opposite: 'CLONE-PLATFORM',
  },
] as const satisfies readonly Rule[]
