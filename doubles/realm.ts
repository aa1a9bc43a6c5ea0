import { constants, createContext, isContext, runInContext } from 'node:vm'
import { createRealm, type Realm } from '../implementations/bridge/realm.ts'
import { realmSource } from '../implementations/bundles/generated.ts'

/** A realm of its own. */
export function freshRealm(): Realm {
  return runInContext(realmSource, createContext(constants.DONT_CONTEXTIFY)) as Realm
}

/**
 * The realm behind a global object. Each call gives another, also of one global: two worlds
 * that share it stay two.
 *
 * @param name of the option that holds the global, for the sentence
 * @throws Error with one sentence when the object is no global that can run scripts
 */
export function realmOf(global: object | undefined, name: string): Realm {
  if (global === globalThis) return createRealm()
  if (typeof global === 'object' && global !== null) {
    if (isContext(global)) return runInContext(realmSource, global) as Realm
    const { eval: evaluate } = global as { eval?: unknown }
    const realm = typeof evaluate === 'function' ? (evaluate(realmSource) as Realm) : undefined
    // A window of jsdom that runs no scripts has the eval of another realm.
    if (realm?.global === global) return realm
  }
  throw new Error(
    `${name} is no global object that can run scripts: give globalThis, a node:vm context, or a window of jsdom made with runScripts: 'outside-only'.`,
  )
}
