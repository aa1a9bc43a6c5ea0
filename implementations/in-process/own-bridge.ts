import type { RuleId } from '../../model/rules/registry.ts'
import { createBridge } from '../bridge/bridge.ts'
import { type Host, nodeHost } from '../bridge/host.ts'
import type { Realm } from '../bridge/realm.ts'
import { mutantOf } from '../mutants/mutants.ts'
import { abortCode } from './messages.ts'
import type { WorldHandle, Worlds } from './worlds.ts'

/** What a worker needs to put our own bridge between two worlds. */
export interface OwnBridgeSetup {
  /** ids of the rules that the bridge follows */
  rules: readonly string[]
  /** see `bundles/` */
  realmSource: string
  /** a fault to plant, by name: see `mutants/` */
  mutant?: string
}

/** Opens pairs of worlds, of whichever host, with our own bridge between them. Runs in the worker. */
export function ownBridgeWorlds(
  { rules, realmSource, mutant }: OwnBridgeSetup,
  openPair: () => { isolated: WorldHandle; main: WorldHandle; host?: Host },
): () => Worlds {
  const inForce = new Set(rules) as ReadonlySet<RuleId>
  const faults = mutant === undefined ? [] : [mutantOf(mutant).apply]
  return () => {
    const { isolated, main, host = nodeHost } = openPair()
    const bridge = createBridge({
      rules: inForce,
      isolated: isolated.evaluate(realmSource) as Realm,
      main: main.evaluate(realmSource) as Realm,
      abort: () => process.exit(abortCode),
      host,
      faults,
    })
    return { isolated, main, ...bridge }
  }
}
