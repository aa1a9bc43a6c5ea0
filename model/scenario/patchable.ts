import type { Step } from './step.ts'

export const isIndex = (key: string) => /^(0|[1-9][0-9]*)$/.test(key)

/** What every object inherits anyway, and what the engine reads of objects where no rule says so. */
const unpatchable = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...[
    'then',
    'toJSON',
    'name',
    'message',
    'stack',
    'cause',
    'get',
    'set',
    'value',
    'oneTime',
    'called',
    'func',
    'args',
  ],
  ...['writable', 'enumerable', 'configurable'],
]

/** Why this intrinsic takes no hook at that key. */
export function patchFault({ what, key }: Step & { do: 'patch' }): string | undefined {
  if (what !== 'Object.prototype' && what !== 'Array.prototype')
    return key === undefined ? undefined : `patches ${what}, which takes no key.`
  if (key === undefined) return `patches ${what} without a key.`
  const refused = unpatchable.includes(key) || (what === 'Array.prototype' && !isIndex(key))
  return refused ? `patches the key ${JSON.stringify(key)} of ${what}, which is not supported.` : undefined
}
