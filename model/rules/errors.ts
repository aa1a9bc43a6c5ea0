import { pendingDropped } from './releases.ts'
import { type Rule, seen, seen25 } from './rule.ts'
import { always, before, since } from './versions.ts'

/** #53289: throwing getters and messages are thrown on. On main since 2026-08-28; the release is not known here. */
const throwingGetter = ['45.0.0-alpha.1'] as const

/** Errors, and accessors that throw. */
export const errorRules = [
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
    statement:
      'An error whose message is no string arrives with V8\'s text for it: "Uncaught" and its name, if that is a string.',
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
    id: 'EXCEPTION-PENDING',
    statement:
      "What a getter or a clone threw while an API was exposed is thrown to the preload after the API was exposed; where the API then can't be frozen the renderer aborts, and where a string object in it is frozen twice nothing is exposed; of an argument it is thrown where the callee first leaves JavaScript, which a class and a generator never do; an error can't be cloned meanwhile.",
    source: `V8 before 12.4; ${seen25}`,
    versions: before(...pendingDropped),
  },
] as const satisfies readonly Rule[]
