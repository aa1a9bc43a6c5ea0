import { always, before, since, type Versions } from './versions.ts'

/** One sentence of bridge semantics. */
export interface Rule {
  id: string
  /** the sentence */
  statement: string
  /** where it comes from: Electron's pull request, its documentation, or a running binary */
  source: string
  /** the releases in which it is in force; `documentation` rules hold only under the profile `documented` */
  versions: Versions | 'documentation'
  /** the rule that takes its place under the profile `documented`, because a sentence of the documentation contradicts it */
  contradictedBy?: string
  /** the rule of other releases that says something else of the same */
  opposite?: string
}

const seen = 'seen in Electron 25.1.1 and 33.2.1'
const seen25 = 'seen in Electron 25.1.1'
const documentation = "Electron's documentation, api/context-bridge.md"

/** #39978: methods get their parent as receiver. */
const receiver = ['28.0.0-alpha.4', '27.0.2'] as const
/** #45229: the target scope is entered before the key is checked. */
const executeInMainWorld = ['35.0.0-beta.1'] as const
/** #50867: the handlers of a promise are no longer bound by what the destination has for it. */
const unboundHandlers = ['42.0.0-beta.5', '41.2.2', '40.9.2', '39.8.9'] as const
/** #47316: VideoFrame is one of the kinds. */
const videoFrames = ['39.0.0-alpha.1'] as const
/** #50900: CreateDataProperty. */
const createDataProperty = ['42.0.0-beta.4', '41.2.2', '40.9.2', '39.8.9'] as const
/** #52923: arrays are made at once; merged to 43-x-y and 42-x-y too, in releases that are not known here. */
const arraysAtOnce = ['44.0.0-beta.6'] as const
/** #53069: a throwing array accessor is an error instead of an abort. On main since 2026-08-21; the release is not known here. */
const throwingElement = ['45.0.0-alpha.1'] as const

/** #53289: throwing getters and messages are thrown on. On main since 2026-08-28; the release is not known here. */
const throwingGetter = ['45.0.0-alpha.1'] as const
/** V8 12.4 drops an exception that nobody handled when it is entered again. */
const pendingDropped = ['30.0.0-alpha.1'] as const

/** Since its wrappers have no embedder fields, V8 takes objects of the platform for plain ones. Between 25.1.1 and 33.2.1. */
const hostObjectsPlain = ['32.0.0-alpha.1'] as const

/** V8's serializer asks an error for its stack before its cause. Between 25.1.1 and 33.2.1. */
const stackFirst = ['32.0.0-alpha.1'] as const

/** All rules of the model, in the order in which the bridge meets them. */
export const rules = [
  // primitives
  {
    id: 'PRIM-PASS',
    statement: 'A string, number, bigint, boolean, null or undefined passes as the same value.',
    source: `#24531; ${seen}`,
    versions: always,
  },
  {
    id: 'SYMBOL-PASS',
    statement: 'A symbol passes with its identity.',
    source: `#24531; ${seen}`,
    versions: always,
    contradictedBy: 'DOC-SYMBOL-DROP',
  },

  // identity inside a crossing
  {
    id: 'CACHE-COPY',
    statement:
      'A source object met twice in one crossing gives the same counterpart; all arguments of one call are one crossing.',
    source: `#21803; ${seen}`,
    versions: always,
  },

  // depth
  {
    id: 'DEPTH-LIMIT',
    statement:
      'A value at depth 1000 or more is refused with a TypeError; an array element lies one deeper than its array, a property two deeper than its object.',
    source: `#20307; ${seen}`,
    versions: always,
    contradictedBy: 'DOC-DEPTH',
  },

  // functions
  {
    id: 'FN-PROXY',
    statement:
      'A function becomes a new function of the destination world without name, length, own properties and prototype chain of the original.',
    source: `#20307, #29624; ${seen}`,
    versions: always,
  },
  {
    id: 'FN-ROUNDTRIP',
    statement: 'A proxied function that goes back to the world of its original arrives as the original.',
    source: `#28285; ${seen}`,
    versions: always,
  },
  {
    id: 'FN-RECEIVER-PARENT',
    statement:
      "The receiver of the original is the source object or array that held it, or the source world's global when it crossed alone.",
    source: '#39978; seen in Electron 33.2.1',
    versions: since(...receiver),
    opposite: 'FN-RECEIVER-SELF',
  },
  {
    id: 'FN-RECEIVER-SELF',
    statement: 'The receiver of the original is the original itself.',
    source: `#39978; ${seen25}`,
    versions: before(...receiver),
    opposite: 'FN-RECEIVER-PARENT',
  },
  {
    id: 'FN-NEW',
    statement:
      "new on a proxied function is a plain call of the original; the result is the returned object, else an empty object with the proxy's prototype.",
    source: seen,
    versions: always,
  },
  {
    id: 'FN-CLASS',
    statement: 'A class crosses as a function whose call throws, because it is called without new.',
    source: seen,
    versions: always,
  },
  { id: 'FN-ASYNC', statement: 'A proxied async function returns a proxied promise.', source: seen, versions: always },
  {
    id: 'ARG-CONVERT',
    statement:
      "An argument that can't be converted throws to the caller, in its own world and unprefixed, and the original is not called.",
    source: `#37895; ${seen}`,
    versions: always,
  },
  {
    id: 'RET-CONVERT',
    statement:
      "A result that can't be converted throws a plain Error of the caller's world, with V8's \"Uncaught ...\" text.",
    source: `#37904; ${seen}`,
    versions: always,
  },
  {
    id: 'RET-FRESH',
    statement: 'A result is a crossing of its own: echoed arguments come back as new copies.',
    source: seen,
    versions: always,
  },
  {
    id: 'THROW-MESSAGE',
    statement:
      "A thrown object whose message is a string arrives as a plain Error of the caller's world with that message.",
    source: `#28346; ${seen}`,
    versions: always,
    contradictedBy: 'DOC-ERROR-CLASS',
  },
  {
    id: 'THROW-UNKNOWN',
    statement: 'Anything else that is thrown arrives as an Error with a fixed text.',
    source: seen,
    versions: always,
  },

  // promises
  {
    id: 'PROMISE-PROXY',
    statement: 'A promise becomes a new promise of the destination world that settles after it.',
    source: `#20307; ${seen}`,
    versions: always,
  },
  {
    id: 'PROMISE-RESOLVE',
    statement: 'The value is converted when the promise settles, as a crossing of its own.',
    source: `#20307; ${seen}`,
    versions: always,
  },
  {
    id: 'PROMISE-REJECT',
    statement: 'The reason is converted like any value.',
    source: `#20307; ${seen}`,
    versions: always,
  },
  {
    id: 'PROMISE-BIND',
    statement:
      'For each promise the bridge calls what Function.prototype.bind is in the destination, twice, and hands it a function of its own, an object of the engine and an object { oneTime: true }, all of that world.',
    source: `#50867; ${seen}`,
    versions: before(...unboundHandlers),
  },
  {
    id: 'PROMISE-SPECIES',
    statement: "For each promise the bridge asks the source world's Promise for its Symbol.species, after that.",
    source: seen,
    versions: always,
  },
  {
    id: 'PROMISE-CONVERT',
    statement: 'A value or reason that can\'t be converted rejects with a plain Error with V8\'s "Uncaught ..." text.',
    source: `#37904; ${seen}`,
    versions: always,
  },

  // errors
  {
    id: 'ERR-COPY',
    statement:
      'A native error arrives as a plain Error with the same message and nothing else; twice in a crossing gives two errors.',
    source: `#20307, #25596; ${seen}`,
    versions: always,
    contradictedBy: 'DOC-ERROR-CLASS',
  },

  {
    id: 'ERR-MESSAGE-TEXT',
    statement: 'An error whose message is no string arrives with V8\'s text for it: "Uncaught" and its name.',
    source: seen,
    versions: always,
  },

  // accessors that throw
  {
    id: 'GETTER-THROW',
    statement:
      'A getter of an object, or of the message of an error, that throws ends the conversion with its exception.',
    source: '#53289',
    versions: since(...throwingGetter),
    opposite: 'GETTER-DROP',
  },
  {
    id: 'GETTER-DROP',
    statement: 'A getter that throws ends nothing: its property is left out, an error keeps no message of its own.',
    source: `#53289; ${seen}`,
    versions: before(...throwingGetter),
    opposite: 'GETTER-THROW',
  },
  {
    id: 'GETTER-LATE',
    statement:
      "What a getter threw while a result was copied still becomes the call's exception, and a promise's rejection.",
    source: `#53289; ${seen}`,
    versions: before(...throwingGetter),
  },
  {
    id: 'GETTER-PENDING',
    statement:
      'What a getter threw while an API was exposed is thrown to the preload after the API was exposed; of an argument it is thrown somewhere into the callee.',
    source: `V8 before 12.4; ${seen25}`,
    versions: before(...pendingDropped),
  },

  // arrays
  {
    id: 'ARR-COPY',
    statement:
      'An array is copied element by element into a plain array; holes become undefined, other properties are dropped.',
    source: seen,
    versions: always,
  },
  {
    id: 'ARR-HOLE-INHERITED',
    statement: 'A hole is read like any element: a getter that the source world has put on the prototype runs.',
    source: seen,
    versions: always,
  },
  {
    id: 'ARR-DEFINE',
    statement: "Elements are defined on the copy: setters of the destination's Array.prototype don't run.",
    source: '#52923',
    versions: since(...arraysAtOnce),
    opposite: 'ARR-SETTER',
  },
  {
    id: 'ARR-SETTER',
    statement:
      "Elements are assigned to the copy: an index setter of the destination's Array.prototype or Object.prototype gets the element, and the copy has a hole.",
    source: `#52923; ${seen}`,
    versions: before(...arraysAtOnce),
    opposite: 'ARR-DEFINE',
  },
  {
    id: 'ARR-CYCLE',
    statement:
      'An array is known to the crossing only after its elements: one that holds itself without an object between runs into the depth limit.',
    source: seen,
    versions: always,
  },
  {
    id: 'ARR-THROW',
    statement: 'A throwing array accessor ends the conversion with its own exception.',
    source: '#53069',
    versions: since(...throwingElement),
    opposite: 'ARR-ABORT',
  },
  {
    id: 'ARR-ABORT',
    statement: 'A throwing array accessor aborts the renderer.',
    source: `#53069; ${seen}`,
    versions: before(...throwingElement),
    opposite: 'ARR-THROW',
  },

  // plain objects
  {
    id: 'OBJ-COPY',
    statement:
      'A plain object is copied into an ordinary object: own enumerable string and symbol keys, in order; prototype, other keys and integrity are dropped.',
    source: `#24671; ${seen}`,
    versions: always,
  },
  {
    id: 'OBJ-GETTER',
    statement: 'An accessor is read once and arrives as data.',
    source: `#25516; ${seen}`,
    versions: always,
  },
  {
    id: 'OBJ-PROTO-KEY',
    statement: 'An own __proto__ key arrives as an own property.',
    source: '#50900',
    versions: since(...createDataProperty),
    opposite: 'OBJ-PROTO-SET',
  },
  {
    id: 'OBJ-PROTO-SET',
    statement: 'An own __proto__ key sets the prototype of the copy.',
    source: `#50900; ${seen}`,
    versions: before(...createDataProperty),
    opposite: 'OBJ-PROTO-KEY',
  },

  {
    id: 'OBJ-DEFINE',
    statement: "Properties are defined on the copy: setters of the destination's Object.prototype don't run.",
    source: '#50900',
    versions: since(...createDataProperty),
    opposite: 'OBJ-SETTER',
  },
  {
    id: 'OBJ-SETTER',
    statement:
      "Properties are assigned to the copy: a setter of the destination's Object.prototype gets the value, and the copy has no such key.",
    source: `#50900; ${seen}`,
    versions: before(...createDataProperty),
    opposite: 'OBJ-DEFINE',
  },
  {
    id: 'OBJ-STRIPPED',
    statement:
      'A WeakRef, FinalizationRegistry, Intl object, array or string iterator, WebAssembly.Table or WebAssembly.Global counts as plain: an empty object arrives.',
    source: `#46901; ${seen}`,
    versions: always,
  },

  // the platform
  {
    id: 'ELEMENT-PASS',
    statement:
      "An element arrives as the same node, in the destination world's own wrapper: its prototype and own properties there, none of the source's.",
    source: `#26776; ${seen}`,
    versions: always,
  },
  {
    id: 'BLOB-PASS',
    statement: "A Blob or File arrives as the same blob, in the destination world's own wrapper.",
    source: `#29247; ${seen}`,
    versions: always,
  },
  {
    id: 'VIDEOFRAME-PASS',
    statement: "A VideoFrame arrives as the same frame, in the destination world's own wrapper.",
    source: '#47316',
    versions: since(...videoFrames),
  },
  {
    id: 'PLATFORM-STRIPPED',
    statement:
      'Any other object of the platform (other nodes, events, DOMException, URL, Headers, ...) counts as plain: its own enumerable properties arrive, which are few or none.',
    source: `#46901; ${seen}`,
    versions: always,
  },

  // structured clone
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
  { id: 'CLONE-ERROR', statement: 'An error inside a map or set keeps its class.', source: seen, versions: always },
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
      'What can\'t be structured-cloned (proxies, symbol objects, generator and arguments objects, weak collections, iterators of maps and sets, WebAssembly.Memory; functions, symbols and promises inside a map or set) is refused with "An object could not be cloned."',
    source: `#37593; ${seen}`,
    versions: always,
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

  // exposure
  {
    id: 'EXPOSE-GLOBAL',
    statement: "An API is an enumerable, read-only, non-configurable own property of the main world's global.",
    source: seen,
    versions: always,
  },
  {
    id: 'EXPOSE-FAIL',
    statement: "An API that can't be converted throws to the preload and defines nothing.",
    source: seen,
    versions: always,
  },
  {
    id: 'EXPOSE-TAKEN-MAIN',
    statement: "A name that the main world's global has or inherits is refused with an Error of the main world.",
    source: '#45229, #45330',
    versions: since(...executeInMainWorld),
    opposite: 'EXPOSE-TAKEN',
  },
  {
    id: 'EXPOSE-TAKEN',
    statement: "A name that the main world's global has or inherits is refused with an Error of the preload's world.",
    source: seen,
    versions: before(...executeInMainWorld),
    opposite: 'EXPOSE-TAKEN-MAIN',
  },
  {
    id: 'FREEZE-DEEP',
    statement:
      'An exposed API is frozen as deep as own enumerable string keys reach; typed arrays, symbol-keyed and non-enumerable children stay as they are.',
    source: seen,
    versions: always,
    contradictedBy: 'DOC-FREEZE-ALL',
  },
  {
    id: 'FREEZE-NOT',
    statement: 'Arguments, results and settled values are not frozen.',
    source: seen,
    versions: always,
    contradictedBy: 'DOC-FREEZE-ALL',
  },

  {
    id: 'FREEZE-WRAPPER',
    statement:
      "An exposed element or blob freezes the main world's own wrapper of it, with all that the page's properties on it reach.",
    source: seen,
    versions: always,
  },
  {
    id: 'FREEZE-REFUSED',
    statement:
      'A form, select, object or embed element can\'t be frozen: the exposure ends with a TypeError of the main world, "Cannot freeze".',
    source: seen,
    versions: always,
    contradictedBy: 'DOC-ELEMENT-ANY',
  },
  {
    id: 'FREEZE-THROW',
    statement:
      "An accessor of the page's that throws while an exposed API is frozen (of its element, of its function on the way home) ends the exposure with the page's own exception, thrown to the preload.",
    source: '#53069',
    versions: since(...throwingElement),
    opposite: 'FREEZE-ABORT',
  },
  {
    id: 'FREEZE-ABORT',
    statement:
      "An accessor of the page's that throws while an exposed API is frozen, or a revoked function of the page's, aborts the renderer.",
    source: `#53069; ${seen}`,
    versions: before(...throwingElement),
    opposite: 'FREEZE-THROW',
  },
  {
    id: 'FREEZE-COLLISION',
    statement:
      'An object whose 20-bit identity hash equals that of an object above it stays unfrozen, with all below it: at random, about once in a million pairs.',
    source: "Electron's source; seen in Electron 25.1.1 and 33.2.1 as unfrozen nests that do not repeat",
    versions: always,
  },

  // the other ways in: bridgecheck's own bridge follows these, the language has no steps for them yet
  {
    id: 'ISO-WORLD',
    statement:
      "exposeInIsolatedWorld exposes an API in the world of that id: 0 is the main world, 999 the preload's own, which gets a frozen copy.",
    source: `#34974; ${seen}`,
    versions: always,
  },
  {
    id: 'EXEC-SCRIPT',
    statement:
      'executeInMainWorld refuses anything but an object with a function func and, if it has args, an array of them, with a TypeError of the preload.',
    source: '#45229',
    versions: since(...executeInMainWorld),
  },
  {
    id: 'EXEC-RUN',
    statement:
      'The source text of func is compiled in the main world and called there without a receiver; its arguments are one crossing.',
    source: '#45229',
    versions: since(...executeInMainWorld),
  },
  {
    id: 'EXEC-THROW',
    statement:
      'What stops the call (text that is no expression, an argument that can not be converted, an exception) arrives as an Error of the main world; of an exception with its string as message.',
    source: '#45229',
    versions: since(...executeInMainWorld),
  },
  {
    id: 'EXEC-RESULT',
    statement:
      "The result is converted like any; one that can't be is an Error of the preload, with the exception's string as message.",
    source: '#45229',
    versions: since(...executeInMainWorld),
  },

  // what the documentation says instead
  {
    id: 'DOC-SYMBOL-DROP',
    statement: '"Symbols cannot be copied across contexts so they are dropped."',
    source: documentation,
    versions: 'documentation',
  },
  {
    id: 'DOC-ERROR-CLASS',
    statement:
      '"Errors that are thrown are also copied": message and stack may change slightly, custom properties are lost; the class is not mentioned as lost.',
    source: documentation,
    versions: 'documentation',
  },
  {
    id: 'DOC-FREEZE-ALL',
    statement: '"All other values are copied and frozen. Any data / primitives sent in the API become immutable."',
    source: documentation,
    versions: 'documentation',
  },
  {
    id: 'DOC-ELEMENT-ANY',
    statement: 'Type "Element" is supported, with no element left out.',
    source: documentation,
    versions: 'documentation',
  },
  {
    id: 'DOC-DEPTH',
    statement: '"youCanDoThisAsMuchAsYouWant": no limit of depth is mentioned.',
    source: documentation,
    versions: 'documentation',
  },

  // the ground under the bridge: no rules of Electron's
  {
    id: 'LIVENESS',
    statement:
      'A scenario ends and its worlds survive it, but where another rule or the scenario itself aborts, or never ends.',
    source: `${seen}, in all scenarios of the campaigns`,
    versions: always,
  },
  {
    id: 'LOCAL',
    statement:
      'What one world does alone follows the language; a difference here is a fault of the harness or the engine.',
    source: 'ECMA-262',
    versions: always,
  },
] as const satisfies readonly Rule[]

/** The id of a rule in the registry. */
export type RuleId = (typeof rules)[number]['id']

const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]))

/** @throws Error when there is no such rule */
export function ruleOf(id: string): Rule {
  const rule = byId.get(id)
  if (rule === undefined) throw new Error(`There is no rule "${id}".`)
  return rule
}
