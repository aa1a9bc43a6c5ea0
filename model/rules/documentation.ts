import type { Rule } from './rule.ts'

const documentation = "Electron's documentation, api/context-bridge.md"

/** What the documentation says instead. */
export const documentationRules = [
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
] as const satisfies readonly Rule[]
