import { executeInMainWorld } from './releases.ts'
import { type Rule, seen } from './rule.ts'
import { always, since } from './versions.ts'

/**
 * The other ways in. `executeInMainWorld` has a step of its own, which always hands over the same text: that texts must
 * be expressions it does not show, nor any refusal but that of a missing func. What crosses by `exposeInIsolatedWorld`
 * follows the same rules as any, which the adapters with `+isolatedWorld` show.
 */
export const entryRules = [
  {
    id: 'ISO-WORLD',
    statement:
      "exposeInIsolatedWorld exposes an API in the world of that id: 0 is the main world, 999 the preload's own, which gets a frozen copy.",
    source: `#34974; ${seen}`,
    versions: always,
  },
  {
    id: 'ISOLATION-OFF',
    statement: 'Without context isolation, each method of contextBridge throws an Error.',
    source: `documentation; ${seen}`,
    versions: always,
  },
  {
    id: 'EXEC-SCRIPT',
    statement:
      'executeInMainWorld refuses anything but an object with a function func and, if it has args, an array of them, with an Error of the preload.',
    source: '#45229',
    versions: since(...executeInMainWorld),
  },
  {
    id: 'EXEC-SCRIPT-CLASS',
    statement: 'The error by which executeInMainWorld refuses what it is given is a TypeError.',
    source: '#48374',
    versions: since('40.0.0-alpha.1'),
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
      "The result is converted like any, but what a getter or a clone throws meanwhile is not noticed; one that can't be converted is an Error of the preload, with the exception's string as message.",
    source: '#45229',
    versions: since(...executeInMainWorld),
  },
] as const satisfies readonly Rule[]
