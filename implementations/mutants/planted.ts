import { standardErrorNames } from '../bridge/clone/error.ts'
import type { Kind } from '../bridge/kind.ts'
import type { Fault, Worlds } from '../bridge/parts.ts'
import type { ErrorName } from '../bridge/realm.ts'
import type { Mutant } from './mutant.ts'

/** The faults that people make, written by hand. */
export const planted = {
  'skip-freeze': {
    rule: 'FREEZE-DEEP',
    description: 'An exposed API is not frozen.',
    apply: (parts) => ({ ...parts, freeze: () => {} }),
  },
  'array-by-reference': {
    rule: 'ARR-COPY',
    description: 'An array is handed over instead of copied.',
    apply: replace('array', (kind) => ({ ...kind, copy: (value) => value })),
  },
  'keep-error-class': {
    rule: 'ERR-COPY',
    description: 'A native error keeps its class.',
    apply: replace('error', (kind) => ({ ...kind, copy: copyErrorWithClass })),
  },
  'lose-receiver': {
    rule: 'FN-RECEIVER-PARENT',
    description: 'A proxied function calls its original without a receiver.',
    apply: (parts) => ({ ...parts, receiver: () => undefined }),
  },
  'fresh-proxy-home': {
    rule: 'FN-ROUNDTRIP',
    description: 'A proxied function on its way home is proxied again instead of unwrapped.',
    apply: (parts) => ({ ...parts, homes: { ...parts.homes, find: () => undefined } }),
  },
  'leak-prototype': {
    rule: 'OBJ-COPY',
    description: "A copied object gets the isolated world's Object.prototype.",
    apply: (parts, worlds) => replace('object', (kind) => inheritFromIsolated(kind, worlds))(parts, worlds),
  },
  'execute-with-receiver': {
    rule: 'EXEC-RUN',
    description: "What is executed in the main world gets the preload's global as its receiver.",
    apply: (parts, { isolated }) => ({ ...parts, executionReceiver: isolated.global }),
  },
} as const satisfies Record<string, Mutant>

/** Puts another kind in the place of the one of that name. */
function replace(name: string, by: (kind: Kind) => Kind): Fault {
  return (parts) => ({ ...parts, kinds: parts.kinds.map((kind) => (kind.name === name ? by(kind) : kind)) })
}

const copyErrorWithClass: Kind['copy'] = (value, { destination }) => {
  const { name, message } = value as { name: unknown; message: unknown }
  return destination.error(standardErrorNames.has(name) ? (name as ErrorName) : 'Error', String(message))
}

function inheritFromIsolated(kind: Kind, { isolated }: Worlds): Kind {
  return {
    ...kind,
    copy: (...source) => {
      const copy = kind.copy(...source) as object
      Object.setPrototypeOf(copy, isolated.objectPrototype)
      return copy
    },
  }
}
