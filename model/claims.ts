import type { RuleId } from './rules/registry.ts'

/**
 * One sentence of Electron's documentation (api/context-bridge.md), and how it can be checked:
 * - `rules`: it says what these rules say, so it holds where nothing differs by them;
 * - `instead`: it contradicts a rule, and this rule of the documentation takes its place to be held against a bridge;
 * - `not`: it can't be checked by running a bridge, and why.
 */
export type Claim = { id: string; sentence: string } & (
  | { rules: readonly RuleId[] }
  | { instead: RuleId }
  | { not: string }
)

/** The documentation, sentence by sentence, and its table of types row by row. */
export const claims: readonly Claim[] = [
  {
    id: 'window-key',
    sentence: 'The API will be accessible on `window[apiKey]`.',
    rules: ['EXPOSE-GLOBAL'],
  },
  {
    id: 'api-types',
    sentence:
      'The `api` must be a `Function`, `string`, `number`, `Array`, `boolean`, or an object whose keys are strings and values are one of these.',
    not: 'It says what an application should do, and not what happens to anything else.',
  },
  {
    id: 'functions-proxied',
    sentence: '`Function` values are proxied to the other context.',
    rules: ['FN-PROXY', 'FN-ROUNDTRIP'],
  },
  {
    id: 'values-copied',
    sentence: 'All other values are copied.',
    rules: ['PRIM-PASS', 'OBJ-COPY', 'OBJ-GETTER', 'ARR-COPY', 'CLONE-COPY'],
  },
  {
    id: 'values-frozen',
    sentence: 'All other values are frozen. Any data / primitives sent in the API become immutable.',
    instead: 'DOC-FREEZE-ALL',
  },
  {
    id: 'no-updates',
    sentence: 'Updates on either side of the bridge do not result in an update on the other side.',
    rules: ['OBJ-COPY', 'ARR-COPY', 'CLONE-COPY', 'CLONE-BUFFER'],
  },
  {
    id: 'deep-nesting',
    sentence: '`youCanDoThisAsMuchAsYouWant`: an API nests without a limit that would be mentioned.',
    instead: 'DOC-DEPTH',
  },
  {
    id: 'copied-over',
    sentence: 'Parameters, errors and return values are copied when they are sent over the bridge.',
    rules: ['ARG-CONVERT', 'RET-FRESH', 'CACHE-COPY'],
  },
  { id: 'type-primitive', sentence: 'Type `string`, `number`, `boolean`: supported.', rules: ['PRIM-PASS'] },
  {
    id: 'type-object',
    sentence:
      'Type `Object`: prototype modifications are dropped; sending custom classes will copy values but not the prototype.',
    instead: 'OBJ-PROTO-KEY',
  },
  {
    id: 'type-array',
    sentence: 'Type `Array`: same limitations as the `Object` type.',
    rules: ['ARR-COPY', 'ARR-CYCLE'],
  },
  {
    id: 'type-error',
    sentence:
      'Type `Error`: errors that are thrown are also copied, the message and stack trace may change slightly, custom properties will be lost.',
    instead: 'DOC-ERROR-CLASS',
  },
  {
    id: 'type-promise',
    sentence: 'Type `Promise`: supported, without limitations.',
    rules: ['PROMISE-PROXY', 'PROMISE-RESOLVE', 'PROMISE-REJECT', 'PROMISE-CONVERT'],
  },
  {
    id: 'type-function',
    sentence: 'Type `Function`: prototype modifications are dropped; sending classes or constructors will not work.',
    rules: ['FN-PROXY', 'FN-CLASS'],
  },
  {
    id: 'type-cloneable',
    sentence: 'Cloneable types: see structured clone.',
    rules: ['CLONE-COPY', 'CLONE-ISLAND', 'CLONE-ERROR', 'CLONE-BUFFER', 'CLONE-THROW'],
  },
  {
    id: 'type-element',
    sentence: 'Type `Element`: supported; prototype modifications are dropped.',
    instead: 'DOC-ELEMENT-ANY',
  },
  { id: 'type-blob', sentence: 'Type `Blob`: supported, without limitations.', rules: ['BLOB-PASS'] },
  {
    id: 'type-symbol',
    sentence: 'Type `Symbol`: symbols cannot be copied across contexts so they are dropped.',
    instead: 'DOC-SYMBOL-DROP',
  },
]
