import { cloneables } from '../bridge/clone/cloneables.ts'
import { kinds } from '../bridge/kinds/kinds.ts'
import type { Mutant } from './mutant.ts'

/** One mutant for each kind of the bridge and each one of its structured clone: the same bridge without it. */
export const omissions: Readonly<Record<string, Mutant>> = Object.fromEntries([
  ...kinds.map(({ name, rule }): [string, Mutant] => [
    `without-${name}`,
    {
      rule,
      description: `The bridge does not know the kind "${name}".`,
      apply: (parts) => ({ ...parts, kinds: parts.kinds.filter((kind) => kind.name !== name) }),
    },
  ]),
  ...cloneables.map(({ name, rule }): [string, Mutant] => [
    `without-clone-${name}`,
    {
      rule,
      description: `Structured clone does not know "${name}".`,
      apply: (parts) => ({ ...parts, cloneables: parts.cloneables.filter((cloneable) => cloneable.name !== name) }),
    },
  ]),
])
