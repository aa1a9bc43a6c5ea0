import { type Rule, seen } from './rule.ts'
import { always } from './versions.ts'

/** What every crossing begins with: primitives, identity, depth. */
export const crossingRules = [
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
] as const satisfies readonly Rule[]
