import { constants, createContext } from 'node:vm'
import { worldIn } from '../in-process/context.ts'
import { type OwnBridgeSetup, ownBridgeWorlds } from '../in-process/own-bridge.ts'
import type { WorldHandle, Worlds } from '../in-process/worlds.ts'

/** Opens pairs of node:vm contexts with our own bridge between them. Runs in the worker. */
export function vmWorlds(setup: OwnBridgeSetup): () => Worlds {
  return ownBridgeWorlds(setup, () => ({ isolated: openContext(), main: openContext() }))
}

/** A context whose global is an ordinary object of its own, with nothing of this realm behind it. */
export function openContext(): WorldHandle {
  return worldIn(createContext(constants.DONT_CONTEXTIFY))
}
