import type { InProcessAdapter } from '../define.ts'
import { type OwnBridgeOptions, ownBridgeAdapter, ownBridgeSetup } from '../in-process/own-adapter.ts'
import { vmWorlds } from './worlds.ts'

/**
 * Two node:vm contexts with our own bridge between them, in a worker.
 * `worlds` opens such a pair in the caller's thread, without anything that ends what hangs.
 * Its profile is `newest` or the version; its id `vm`, `vm@25.1.1` or `vm!<mutant>`.
 *
 * @throws Error with one sentence when the version is no profile or there is no such mutant
 */
export function vmAdapter(options: OwnBridgeOptions = {}): InProcessAdapter {
  const open = vmWorlds(ownBridgeSetup(options))
  return { ...ownBridgeAdapter('vm', options, [], (setup) => ({ vm: setup })), worlds: open }
}
