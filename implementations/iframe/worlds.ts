import type { Context } from 'node:vm'
import { worldIn } from '../in-process/context.ts'
import { type OwnBridgeSetup, ownBridgeWorlds } from '../in-process/own-bridge.ts'
import type { Worlds } from '../in-process/worlds.ts'

export interface IframeSetup extends OwnBridgeSetup {
  /** URL of the module jsdom */
  jsdom: string
}

/** As much of jsdom as is used here: its types want those of a browser. */
interface Jsdom {
  JSDOM: new (
    html: string,
    options: { runScripts: 'outside-only' },
  ) => { window: Context & { document: { querySelector(selector: string): { contentWindow: Context } } } }
}

/** Opens pages of jsdom, each with an iframe, and our own bridge between them. Runs in the worker. */
export async function iframeWorlds({ jsdom, ...setup }: IframeSetup): Promise<() => Worlds> {
  const { JSDOM } = (await import(jsdom)) as Jsdom
  return ownBridgeWorlds(setup, () => {
    const { window } = new JSDOM('<iframe></iframe>', { runScripts: 'outside-only' })
    const { contentWindow } = window.document.querySelector('iframe')
    return { isolated: worldIn(contentWindow), main: worldIn(window) }
  })
}
