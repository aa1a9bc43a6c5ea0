/** `bridgecheck/doubles`: our bridge in the place of Electron's, for tests of preload scripts and pages. */
export { type ContextBridge, type ContextBridgeOptions, createContextBridge } from './contextBridge.ts'
export type { Mocks } from './electron.ts'
export { type LoadPreloadOptions, loadPreload } from './preload/load.ts'
