import { type Rule, seen } from './rule.ts'
import { always, before, since } from './versions.ts'

/** #50900: CreateDataProperty. */
const createDataProperty = ['42.0.0-beta.4', '41.2.2', '40.9.2', '39.8.9'] as const

/** Plain objects. */
export const objectRules = [
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
    id: 'OBJ-KEY-GONE',
    statement:
      'A key that a getter has deleted meanwhile is left out, unless it is inherited: then that value is copied.',
    source: seen,
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
      'A WeakRef, FinalizationRegistry, Intl object, iterator of an array, string or RegExp, or an object of WebAssembly (a Table, Global, Instance, Tag or Exception) counts as plain: an empty object arrives.',
    source: `#46901; ${seen}`,
    versions: always,
  },
] as const satisfies readonly Rule[]
