import { constants, createContext } from 'node:vm'
import { contextBridgeTo } from '../contextBridge.ts'
import { electronModule, type Mocks } from '../electron.ts'
import { expectOptions } from '../version.ts'
import { describe } from './describe.ts'
import { evaluate } from './evaluate.ts'
import { equipIsolated, equipPage } from './globals.ts'
import { rendererProcess } from './process.ts'
import { readScript } from './script.ts'

export interface LoadPreloadOptions {
  /** whose rules the bridge follows: `33`, `33.2.1` or `newest` */
  electron: string
  /** what stands in the place of Electron's other modules: `{ ipcRenderer: { invoke: vi.fn() } }` */
  mocks?: Mocks
  /** the page's window, such as one of jsdom that can run scripts; by default a fresh node:vm context without a DOM */
  page?: object
}

/**
 * Runs a preload script as Electron would, in an isolated world of its own, and gives the page's `window`: with all
 * that the script exposed, frozen and copied by the rules of that Electron. Each call is a new page.
 *
 * The script and what it imports are bundled by esbuild, if your project has it; then TypeScript and ES modules work.
 * Without it the script must be one CommonJS file in plain JavaScript.
 * It is no security boundary: the script runs in the process of your tests, with Node's `require` and `process`.
 *
 * @param path relative to the working directory, or a file URL
 * @throws Error with one sentence when no profile covers the version, or the script can't be read or bundled;
 *   when the script throws, a sentence with its error as `cause`
 */
// biome-ignore lint/suspicious/noExplicitAny: what a script exposes is known to the test, and to nobody else
export async function loadPreload<Page extends object = Record<string, any>>(
  path: string | URL,
  options: LoadPreloadOptions,
): Promise<Page> {
  const {
    electron,
    mocks,
    page = equipPage(createContext(constants.DONT_CONTEXTIFY)),
  } = expectOptions('loadPreload', options)
  const isolated = createContext(constants.DONT_CONTEXTIFY)
  const { contextBridge } = contextBridgeTo('page', { electron, isolated, main: page })
  const module = electronModule(contextBridge, electron, mocks)
  const script = await readScript(path)
  const process = rendererProcess(electron)
  equipIsolated(isolated, page, process)
  try {
    evaluate(script, isolated, module)
    // Preload scripts may wait for it with what they do.
    process.emit('loaded')
  } catch (error) {
    throw new Error(`The preload ${script.path} threw ${describe(error)}.`, { cause: error })
  }
  return page as Page
}
