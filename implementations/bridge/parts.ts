import type { RuleId } from '../../model/rules/registry.ts'
import type { Brands } from './brands.ts'
import { cloneables } from './clone/cloneables.ts'
import type { Cloneable } from './clone/island.ts'
import { platform } from './clone/platform.ts'
import { type FreezeFailures, freezeDeep } from './freeze.ts'
import { createHomes, type Homes } from './homes.ts'
import type { Host } from './host.ts'
import type { Kind } from './kind.ts'
import { kinds } from './kinds/kinds.ts'
import type { Realm } from './realm.ts'

/** The replaceable parts of a bridge: what is planted as a fault is planted here. */
export interface Parts {
  /** in the order in which the bridge asks them */
  kinds: readonly Kind[]
  /** what structured clone knows, asked in order */
  cloneables: readonly Cloneable[]
  brands: Brands
  wrap: Host['wrap']
  homes: Homes
  /** the receiver of a proxied function's original, fixed when it crosses */
  receiver(original: object, holder: object): unknown
  /** the receiver of what is executed in the main world */
  executionReceiver: unknown
  /** what becomes of an API before the page sees it */
  freeze(api: unknown, world: Realm, brands: Brands, failures: FreezeFailures): void
}

/** The two worlds of a bridge. */
export interface Worlds {
  isolated: Realm
  main: Realm
}

/** Changes the parts of a bridge, to see whether somebody notices. */
export type Fault = (parts: Parts, worlds: Worlds) => Parts

/** The parts of a bridge that follows the rules. */
export function createParts(rules: ReadonlySet<RuleId>, { brands, wrap }: Host): Parts {
  return {
    kinds,
    cloneables: cloneables.filter((cloneable) => cloneable !== platform || rules.has('CLONE-PLATFORM')),
    brands,
    wrap,
    homes: createHomes(),
    receiver: rules.has('FN-RECEIVER-SELF') ? (original) => original : (_original, holder) => holder,
    executionReceiver: null,
    freeze: freezeDeep,
  }
}
