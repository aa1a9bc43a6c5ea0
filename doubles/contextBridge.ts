import { createBridge } from '../implementations/bridge/bridge.ts'
import type { AbortRule } from '../implementations/bridge/crossing.ts'
import { hostOf } from './host.ts'
import { freshRealm, realmOf } from './realm.ts'
import { expectOptions, rulesOf } from './version.ts'

/** Electron's `contextBridge`, as one version has it. */
export interface ContextBridge {
  exposeInMainWorld(key: string, api: unknown): void
  exposeInIsolatedWorld(worldId: number, key: string, api: unknown): void
  /** in Electron 35 and later */
  executeInMainWorld?<R>(script: { func: (...args: never[]) => R; args?: unknown[] }): R
}

export interface ContextBridgeOptions {
  /** whose rules to follow: `33` (the last release of that line), an exact version such as `33.2.1`, or `newest` */
  electron: string
  /** the global object of the preload's world: `globalThis`, a node:vm context, or a window that can run scripts */
  isolated: object
  /** the global object of the page's world, of the same kinds; it may be the same object */
  main: object
  /** the global objects of other isolated worlds by id; an id that is not here gets a fresh node:vm context */
  isolatedWorlds?: Readonly<Record<number, object>>
}

const abortCauses: Readonly<Record<AbortRule, string>> = {
  'ARR-ABORT': 'an element of an array threw while it was read',
  'FREEZE-ABORT': "an accessor of the page's own object threw while the API was frozen",
  'EXCEPTION-PENDING': 'a value could not be frozen after a getter had thrown',
}

/**
 * Our own bridge between two worlds of yours, as a double of Electron's `contextBridge` in your tests.
 * It is no security boundary: it runs in the process of your tests, and must never stand between real worlds.
 *
 * With two realms (two node:vm contexts) neither world gets an object of the other, as in Electron.
 * With `globalThis` on both sides all values are copied, frozen and proxied in the same way, in one realm.
 *
 * @throws Error with one sentence when no profile covers the version, or an object is no global that can run scripts;
 *   calls of the double throw what that Electron throws
 */
export function createContextBridge(options: ContextBridgeOptions): { contextBridge: ContextBridge } {
  return contextBridgeTo('main', expectOptions('createContextBridge', options))
}

/** The same, where sentences call the page's world by another name. */
export function contextBridgeTo(name: string, options: ContextBridgeOptions): { contextBridge: ContextBridge } {
  const { electron, isolatedWorlds = {} } = options
  const rules = rulesOf(electron)
  const isolated = realmOf(options.isolated, 'isolated')
  const main = realmOf(options.main, name)
  const others = new Map(
    Object.entries(isolatedWorlds).map(([id, global]) => [Number(id), realmOf(global, `isolatedWorlds[${id}]`)]),
  )
  const bridge = createBridge({
    rules,
    isolated,
    main,
    isolatedWorld: (id) => others.get(id) ?? freshRealm(),
    host: hostOf([options.main, options.isolated, ...Object.values(isolatedWorlds)]),
    abort: (rule) => {
      throw new Error(`Electron ${electron} ends the renderer here: ${abortCauses[rule]}.`)
    },
  })
  // An object of the preload's world, like all that it gets.
  return { contextBridge: Object.assign(isolated.object(), bridge) as unknown as ContextBridge }
}
