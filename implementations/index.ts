/** `bridgecheck/adapters`: the implementations that come with bridgecheck, and the way in for others. */
export type { Capability } from '../model/capability.ts'
export type { Adapter, RunOptions, Session } from './adapter.ts'
export {
  defineAdapter,
  type InProcessAdapter,
  type InProcessDefinition,
  type OutOfProcessDefinition,
} from './define.ts'
export {
  electronAdapter,
  electronAdapters,
  findElectron,
  installElectron,
  listElectrons,
} from './electron/index.ts'
export { iframeAdapter } from './iframe/adapter.ts'
export type { OwnBridgeOptions } from './in-process/own-adapter.ts'
export type { WorldHandle, Worlds } from './in-process/worlds.ts'
export { loadAdapter, loadAdapters } from './load.ts'
export { vmAdapter } from './vm/adapter.ts'
