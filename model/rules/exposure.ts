import { executeInMainWorld, throwingElement } from './releases.ts'
import { type Rule, seen } from './rule.ts'
import { always, before, since } from './versions.ts'

/** The exposure itself, and the freeze that ends it. */
export const exposureRules = [
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
      "An exposed element or blob freezes the main world's own wrapper of it, with all that the page's properties on it reach; a proxy among these has its target frozen.",
    source: seen,
    versions: always,
  },
  {
    id: 'FREEZE-REFUSED',
    statement:
      'A form, select, object or embed element can\'t be frozen: the exposure ends with a TypeError of the main world, "Cannot freeze". So it does where what the page gave, and is exposed again, reaches one, a collection, a dataset, a module namespace or a proxy of a typed array.',
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
] as const satisfies readonly Rule[]
