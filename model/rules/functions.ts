import { type Rule, seen, seen25 } from './rule.ts'
import { always, before, since } from './versions.ts'

/** #39978: methods get their parent as receiver. */
const receiver = ['28.0.0-alpha.4', '27.0.2'] as const

/** Functions: what arrives, and how a call goes through. */
export const functionRules = [
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
] as const satisfies readonly Rule[]
