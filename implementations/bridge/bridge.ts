import type { RuleId } from '../../model/rules/registry.ts'
import type { AbortRule } from './crossing.ts'
import { execution } from './execute.ts'
import { exposure } from './expose.ts'
import { type Host, nodeHost } from './host.ts'
import { isolatedWorldExposure } from './isolatedWorlds.ts'
import { createParts, type Fault } from './parts.ts'
import type { Completion, Realm } from './realm.ts'

export interface BridgeOptions {
  /** ids of the rules in force: `profileOf(name).rules` */
  rules: ReadonlySet<RuleId>
  /** each made by evaluating `realmSource` in its world, before anything else runs there */
  isolated: Realm
  main: Realm
  /** opens the isolated world of that id, once; without it there is no `exposeInIsolatedWorld` */
  isolatedWorld?: (id: number) => Realm
  /** ends the renderer (or the worker that stands for it) at once, because of that rule */
  abort(rule: AbortRule): never
  /** brand checks and wrappers of the host of these worlds; those of Node by default */
  host?: Host
  /** faults to plant, in order: see `implementations/mutants/` */
  faults?: readonly Fault[]
}

/** Functions of the isolated world, for the preload to call: those of Electron's `contextBridge`. */
export interface Bridge {
  exposeInMainWorld(key: string, api: unknown): void
  exposeInIsolatedWorld?(worldId: number, key: string, api: unknown): void
  /** since Electron 35 */
  executeInMainWorld?(script: { func?: unknown; args?: unknown[] }): unknown
}

/** A bridge between two worlds that follows the given rules. Neither world ever gets an object of the caller's realm. */
export function createBridge(options: BridgeOptions): Bridge {
  const { rules, isolated, main, isolatedWorld, abort, host = nodeHost, faults = [] } = options
  const worlds = { isolated, main }
  const parts = faults.reduce((changed, plant) => plant(changed, worlds), createParts(rules, host))
  const workings = { rules, parts, abort }
  const make = <K extends keyof Bridge>(handler: (args: readonly unknown[]) => Completion) =>
    isolated.makeFunction(handler) as NonNullable<Bridge[K]>
  const bridge: Bridge = { exposeInMainWorld: make<'exposeInMainWorld'>(exposure(workings, worlds)) }
  if (isolatedWorld !== undefined)
    bridge.exposeInIsolatedWorld = make<'exposeInIsolatedWorld'>(isolatedWorldExposure(workings, worlds, isolatedWorld))
  if (rules.has('EXEC-RUN')) bridge.executeInMainWorld = make<'executeInMainWorld'>(execution(workings, worlds))
  return bridge
}
