import { type Rule, seen } from './rule.ts'
import { always, before } from './versions.ts'

/** #50867: the handlers of a promise are no longer bound by what the destination has for it. */
const unboundHandlers = ['42.0.0-beta.5', '41.2.2', '40.9.2', '39.8.9'] as const

/** Promises. */
export const promiseRules = [
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
    statement:
      "For each promise the bridge asks the source world's Promise for its Symbol.species, after that; a constructor of the promise's own is asked in its place.",
    source: seen,
    versions: always,
  },
  {
    id: 'PROMISE-CONVERT',
    statement: 'A value or reason that can\'t be converted rejects with a plain Error with V8\'s "Uncaught ..." text.',
    source: `#37904; ${seen}`,
    versions: always,
  },
] as const satisfies readonly Rule[]
