import type { RuleId } from '../../model/rules/registry.ts'
import { type Brands, nodeBrands } from './brands.ts'
import { exposure } from './expose.ts'
import { createParts, type Fault } from './parts.ts'
import type { Realm } from './realm.ts'

export interface BridgeOptions {
  /** ids of the rules in force: `profileOf(name).rules` */
  rules: ReadonlySet<RuleId>
  /** each made by evaluating `realmSource` in its world, before anything else runs there */
  isolated: Realm
  main: Realm
  /** ends the renderer (or the worker that stands for it) at once */
  abort(): never
  /** how this host tells objects by their internal slots; those of Node by default */
  brands?: Brands
  /** faults to plant, in order: see `implementations/mutants/` */
  faults?: readonly Fault[]
}

export interface Bridge {
  /** A function of the isolated world, for the preload to call: Electron's `contextBridge.exposeInMainWorld`. */
  exposeInMainWorld(key: string, api: unknown): void
}

/** A bridge between two worlds that follows the given rules. Neither world ever gets an object of the caller's realm. */
export function createBridge(options: BridgeOptions): Bridge {
  const { rules, isolated, main, abort, brands = nodeBrands, faults = [] } = options
  const parts = faults.reduce((changed, plant) => plant(changed, { isolated, main }), createParts(rules, brands))
  const exposeInMainWorld = isolated.makeFunction(exposure({ rules, parts, abort }, { isolated, main }))
  return { exposeInMainWorld: exposeInMainWorld as Bridge['exposeInMainWorld'] }
}
