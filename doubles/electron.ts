import type { ContextBridge } from './contextBridge.ts'
import { mockedIpcRenderer } from './ipcRenderer.ts'
import { type Advice, missing } from './missing.ts'

/** What a test puts in the place of Electron's modules: `{ ipcRenderer: { invoke: vi.fn() } }`. */
export type Mocks = Readonly<Record<string, unknown>>

/** The modules that a preload script finds in `electron`, beside `contextBridge`. */
export const preloadModules = [
  'clipboard',
  'crashReporter',
  'ipcRenderer',
  'nativeImage',
  'shell',
  'webFrame',
  'webUtils',
]

/** Whether a preload script gets Electron's module by that name. */
export function isElectron(name: string): boolean {
  return ['electron', 'electron/renderer', 'electron/common'].includes(name)
}

/**
 * The module `electron` as a preload script sees it: our bridge, your mocks, and of what you did not mock a stand-in
 * that throws one sentence when it is used.
 *
 * @throws Error with one sentence when `contextBridge` is among the mocks
 */
export function electronModule(
  contextBridge: ContextBridge,
  electron: string,
  mocks: Mocks = {},
  advice: Advice = giveMocks,
): Record<string, unknown> {
  if (typeof mocks !== 'object' || mocks === null)
    throw new Error('mocks is no object: give { ipcRenderer: { invoke: ... } }.')
  if ('contextBridge' in mocks)
    throw new Error('mocks.contextBridge would take the place of the bridge: leave it out, or do not use the double.')
  const module: Record<string, unknown> = { contextBridge }
  for (const name of preloadModules) module[name] = missing(name, advice)
  Object.assign(module, mocks)
  if ('ipcRenderer' in mocks) module.ipcRenderer = mockedIpcRenderer(mocks.ipcRenderer, electron, advice)
  return module
}

const giveMocks: Advice = (module, member) => `give mocks: { ${module}: { ${member}: ... } }`
