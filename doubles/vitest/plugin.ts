/** `bridgecheck/vitest`: our bridge behind `import { contextBridge } from 'electron'` in tests that run in Vitest. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isElectron, preloadModules } from '../electron.ts'
import { expectOptions, rulesOf } from '../version.ts'

export interface ElectronDoubleOptions {
  /** whose rules the bridge follows: `33`, `33.2.1` or `newest` */
  electron: string
  /** a file, relative to the root of the tests, that exports what stands in the place of Electron's other modules */
  mocks?: string
}

/** As much of a plugin of Vite as is used here: Vite itself is not needed. */
export interface ElectronDouble {
  name: string
  enforce: 'pre'
  configResolved(config: { root: string }): void
  resolveId(source: string): string | undefined
  load(id: string): string | undefined
}

const id = '\0bridgecheck:electron'

/**
 * A plugin for Vitest: what the code under test imports (not: requires) from `electron` is our `contextBridge`, your
 * mocks, and of what has no mock a stand-in that throws one sentence when it is used. Electron need not be installed.
 *
 * What is exposed appears on `globalThis`, which is `window` in the environment jsdom. Vitest evaluates preload script
 * and page in one realm, so both worlds share their intrinsics; all values are copied, frozen and proxied as between
 * two. A key that was exposed stays for the test file, as on a page; for a page per test use `loadPreload`.
 * It is no security boundary.
 *
 * @throws Error with one sentence when no profile covers the version
 */
export function electronDouble(options: ElectronDoubleOptions): ElectronDouble {
  const { electron, mocks } = expectOptions('electronDouble', options)
  rulesOf(electron)
  let root = process.cwd()
  return {
    name: 'bridgecheck:electron',
    enforce: 'pre',
    configResolved: (config) => {
      root = config.root
    },
    resolveId: (source) => (isElectron(source) ? id : undefined),
    load: (loaded) => (loaded === id ? moduleText(electron, mocks && resolve(root, mocks)) : undefined),
  }
}

/** Explicit names, because an ES module can't export what it learns at run time; others come from the mocks. */
function moduleText(electron: string, mocks: string | undefined): string {
  const double = fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? './double.ts' : './double.js', import.meta.url),
  )
  return [
    `import { oneRealmDouble } from ${JSON.stringify(double)}`,
    mocks === undefined ? 'const mocks = {}' : `import * as mocks from ${JSON.stringify(mocks)}`,
    mocks === undefined ? '' : `export * from ${JSON.stringify(mocks)}`,
    `const electron = oneRealmDouble(${JSON.stringify(electron)}, mocks)`,
    'export default electron',
    `export const { contextBridge, ${preloadModules.join(', ')} } = electron`,
  ].join('\n')
}
