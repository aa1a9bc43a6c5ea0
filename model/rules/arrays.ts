import { throwingElement } from './releases.ts'
import { type Rule, seen } from './rule.ts'
import { always, before, since } from './versions.ts'

/** #52923: arrays are made at once. On 43-x-y (#53018) and 42-x-y (#53019) since 2026-08-19, after 43.4.1 and 42.9.3. */
const arraysAtOnce = ['44.0.0-beta.6', '43.4.2-0', '42.9.4-0'] as const

/** Arrays. */
export const arrayRules = [
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
] as const satisfies readonly Rule[]
