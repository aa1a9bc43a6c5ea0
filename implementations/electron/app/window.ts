import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, ipcMain } from 'electron'
import { type ElectronMode, isolatedWorldId } from '../../../model/adapterName.ts'
import type { World } from '../../../model/scenario/recipe.ts'
import { startWatchdog } from '../../watchdog.ts'
import { channels, factsArgument, type ToElectron } from './protocol.ts'

/** How a batch ended in the renderer. */
export type Outcome = { is: 'done'; isolated: string; main: string } | { is: 'crash' } | { is: 'hang' }

/** Scenarios that one pair of worlds sees before the window is loaded again, and one process before it is replaced. */
const scenariosPerLoad = 4000
const scenariosPerWindow = 50_000
const loadMilliseconds = 15_000
const loadAttempts = 5

class RendererEnded extends Error {}

const notAsAsked = 'Electron does not run the preload script in the sandbox, or outside of it, as it was asked to'

/** One hidden window, its worlds and their renewal. Runs one batch at a time. */
export class BridgeWindow {
  readonly #folder: string
  readonly #modes: readonly ElectronMode[]
  readonly #arguments: string[]
  readonly #listeners = new Map<string, (...args: string[]) => void>()
  #window: BrowserWindow | undefined
  #seenByWorlds = 0
  #seenByWindow = 0
  #gone = () => {}

  /**
   * @param folder the application's
   * @param modes how Electron is to be run
   * @param tellsFacts whether its worlds look for their facts when they start, which takes them tens of milliseconds
   */
  constructor(folder: string, modes: readonly ElectronMode[], tellsFacts = false) {
    this.#folder = folder
    this.#modes = modes
    this.#arguments = tellsFacts ? [factsArgument] : []
    for (const channel of [channels.ready, channels.done]) {
      ipcMain.on(channel, (event, ...args) => {
        if (event.sender === this.#window?.webContents) this.#listeners.get(channel)?.(...args)
      })
    }
  }

  /**
   * Makes worlds that have seen no scenario, if these have. Resolves to the text of their `Facts`, where they tell them.
   * A renderer that ends meanwhile may have been killed from outside: another one is tried.
   */
  async renew(): Promise<string | undefined> {
    if (this.#window !== undefined && this.#seenByWindow >= scenariosPerWindow) this.discard()
    if (this.#window !== undefined && this.#seenByWorlds === 0) return undefined
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#load()
      } catch (error) {
        this.discard()
        if (!(error instanceof RendererEnded) || attempt >= loadAttempts) throw error
      }
    }
  }

  async #load(): Promise<string> {
    const window = this.#window ?? this.#open()
    this.#seenByWorlds = 0
    const ready = new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the page did not load')), loadMilliseconds)
      const settle = (act: () => void) => {
        clearTimeout(timer)
        act()
      }
      this.#listeners.set(channels.ready, (facts, sandboxed) =>
        settle(() =>
          sandboxed === String(!this.#modes.includes('unsandboxed')) ? resolve(facts!) : reject(new Error(notAsAsked)),
        ),
      )
      this.#gone = () => settle(() => reject(new RendererEnded('the renderer ended while it loaded the page')))
    })
    const loaded = window.loadFile(join(this.#folder, 'page.html'))
    // A load that fails after the worlds reported is of no interest; before, `ready` tells by its timer.
    loaded.catch(() => {})
    return await ready
  }

  /** Runs a batch in these worlds, or in new ones where they are used up. */
  async run({ id, count, watchdog }: ToElectron, texts: Record<World, string>, plans: string): Promise<Outcome> {
    if (this.#window === undefined || this.#seenByWorlds >= scenariosPerLoad) await this.renew()
    this.#seenByWorlds += count
    this.#seenByWindow += count
    const webContents = this.#window!.webContents
    const outcome = await new Promise<Outcome>((resolve) => {
      let expired = false
      const timer = startWatchdog(watchdog, () => {
        expired = true
        webContents.forcefullyCrashRenderer()
        setTimeout(() => resolve({ is: 'hang' }), 1000)
      })
      this.#gone = () => {
        timer.stop()
        resolve(expired ? { is: 'hang' } : { is: 'crash' })
      }
      this.#listeners.set(channels.done, (of, isolated, main) => {
        if (Number(of) !== id) return
        timer.stop()
        resolve({ is: 'done', isolated: isolated!, main: main! })
      })
      webContents.send(channels.batch, id, texts, plans)
    })
    if (outcome.is !== 'done') this.discard()
    return outcome
  }

  /** Ends the window and its process. */
  discard(): void {
    this.#gone = () => {}
    this.#listeners.clear()
    if (this.#window?.isDestroyed() === false) this.#window.destroy()
    this.#window = undefined
  }

  #open(): BrowserWindow {
    const window = new BrowserWindow({
      show: false,
      width: 320,
      height: 240,
      webPreferences: {
        preload: join(this.#folder, 'preload.js'),
        additionalArguments: this.#arguments,
        sandbox: !this.#modes.includes('unsandboxed'),
        contextIsolation: true,
        nodeIntegration: false,
        backgroundThrottling: false,
        spellcheck: false,
      },
    })
    window.webContents.on('render-process-gone', () => {
      if (window !== this.#window) return
      const gone = this.#gone
      this.discard()
      gone()
    })
    if (this.#modes.includes('isolatedWorld')) {
      const code = readFileSync(join(this.#folder, 'page.js'), 'utf8')
      window.webContents.on('dom-ready', () => {
        // Where it fails, the page does not report in time.
        window.webContents.executeJavaScriptInIsolatedWorld(isolatedWorldId, [{ code }]).catch(() => {})
      })
    }
    this.#window = window
    this.#seenByWindow = 0
    this.#seenByWorlds = 0
    return window
  }
}
