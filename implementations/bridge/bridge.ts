import type { RuleId } from '../../model/rules/registry.ts'
import { type Brands, nodeBrands } from './brands.ts'
import { execution } from './execute.ts'
import { exposure } from './expose.ts'
import { isolatedWorldExposure } from './isolatedWorlds.ts'
import type { Kind } from './kind.ts'
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
  /** ends the renderer (or the worker that stands for it) at once */
  abort(): never
  /** how this host tells objects by their internal slots; those of Node by default */
  brands?: Brands
  /** what this host knows beside JavaScript (a DOM), asked where Electron asks for elements: before plain objects */
  hostKinds?: readonly Kind[]
  /** faults to plant, in order: see `implementations/mutants/` */
  faults?: readonly Fault[]
}

/** Functions of the isolated world, for the preload to call: those of Electron's `contextBridge`. */
export interface Bridge {
  exposeInMainWorld(key: string, api: unknown): void
  exposeInIsolatedWorld?(worldId: number, key: string, api: unknown): void
  /** since Electron 35 */
  executeInMainWorld?(script: { func: unknown; args?: unknown[] }): unknown
}

/** A bridge between two worlds that follows the given rules. Neither world ever gets an object of the caller's realm. */
export function createBridge(options: BridgeOptions): Bridge {
  const { rules, isolated, main, isolatedWorld, abort, brands = nodeBrands, hostKinds = [], faults = [] } = options
  const worlds = { isolated, main }
  const parts = faults.reduce((changed, plant) => plant(changed, worlds), createParts(rules, brands, hostKinds))
  const workings = { rules, parts, abort }
  const make = <K extends keyof Bridge>(handler: (args: readonly unknown[]) => Completion) =>
    isolated.makeFunction(handler) as NonNullable<Bridge[K]>
  const bridge: Bridge = { exposeInMainWorld: make<'exposeInMainWorld'>(exposure(workings, worlds)) }
  if (isolatedWorld !== undefined)
    bridge.exposeInIsolatedWorld = make<'exposeInIsolatedWorld'>(isolatedWorldExposure(workings, worlds, isolatedWorld))
  if (rules.has('EXEC-RUN')) bridge.executeInMainWorld = make<'executeInMainWorld'>(execution(workings, worlds))
  return bridge
}
