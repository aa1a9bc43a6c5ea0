import { createContextBridge } from '../contextBridge.ts'
import { electronModule, type Mocks } from '../electron.ts'
import type { Advice } from '../missing.ts'

/** The module `electron` for code that runs in this realm, preload script and page alike. */
export function oneRealmDouble(electron: string, mocks: Mocks): Record<string, unknown> {
  const { contextBridge } = createContextBridge({ electron, isolated: globalThis, main: globalThis })
  // Many preload scripts ask whether they are isolated before they expose anything.
  Object.assign(process, { contextIsolated: true })
  return electronModule(contextBridge, electron, mocks, exportIt)
}

const exportIt: Advice = (module, member) =>
  `export it from the file of mocks that electronDouble was given: const ${module} = { ${member}: ... }`
