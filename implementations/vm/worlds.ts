import { constants, createContext, Script } from 'node:vm'
import type { RuleId } from '../../model/rules/registry.ts'
import { createBridge } from '../bridge/bridge.ts'
import type { Realm } from '../bridge/realm.ts'
import { abortCode } from '../in-process/messages.ts'
import type { WorldHandle, Worlds } from '../in-process/worlds.ts'
import { mutantOf } from '../mutants/mutants.ts'

export interface VmSetup {
  /** ids of the rules that the bridge follows */
  rules: readonly string[]
  /** see `bundles/` */
  realmSource: string
  /** a fault to plant, by name: see `mutants/` */
  mutant?: string
}

/** Opens pairs of node:vm contexts with our own bridge between them. Runs in the worker. */
export function vmWorlds({ rules, realmSource, mutant }: VmSetup): () => Worlds {
  const inForce = new Set(rules) as ReadonlySet<RuleId>
  const faults = mutant === undefined ? [] : [mutantOf(mutant).apply]
  return () => {
    const isolated = openContext()
    const main = openContext()
    const bridge = createBridge({
      rules: inForce,
      isolated: isolated.evaluate(realmSource) as Realm,
      main: main.evaluate(realmSource) as Realm,
      abort: () => process.exit(abortCode),
      faults,
    })
    return { isolated, main, exposeInMainWorld: bridge.exposeInMainWorld }
  }
}

const compiled = new Map<string, Script>()

/** A context whose global is an ordinary object of its own, with nothing of this realm behind it. */
export function openContext(): WorldHandle {
  const context = createContext(constants.DONT_CONTEXTIFY)
  return {
    evaluate(source) {
      let script = compiled.get(source)
      if (script === undefined) {
        script = new Script(source)
        compiled.set(source, script)
      }
      return script.runInContext(context)
    },
  }
}
