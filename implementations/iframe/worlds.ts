import type { Context } from 'node:vm'
import { worldIn } from '../in-process/context.ts'
import { type OwnBridgeSetup, ownBridgeWorlds } from '../in-process/own-bridge.ts'
import type { WorldHandle, Worlds } from '../in-process/worlds.ts'
import { jsdomHost } from '../platform/jsdomHost.ts'
import type { DomHost } from '../world/agent.ts'

export interface IframeSetup extends OwnBridgeSetup {
  /** URL of the module jsdom */
  jsdom: string
  /** see `bundles/` */
  platformSource: string
}

/** As much of jsdom as is used here: its types want those of a browser. */
interface Jsdom {
  JSDOM: new (
    html: string,
    options: { runScripts: 'outside-only' },
  ) => { window: Context & { document: { querySelector(selector: string): { contentWindow: Context } } } }
}

/** Opens pages of jsdom, each with an iframe, and our own bridge between them. Runs in the worker. */
export async function iframeWorlds({ jsdom, platformSource, ...setup }: IframeSetup): Promise<() => Worlds> {
  const { JSDOM } = (await import(jsdom)) as Jsdom
  const open = (window: Context): WorldHandle => {
    const world = worldIn(window)
    return { ...world, dom: world.evaluate(platformSource) as DomHost }
  }
  return ownBridgeWorlds(setup, () => {
    const { window } = new JSDOM('<iframe></iframe>', { runScripts: 'outside-only' })
    const { contentWindow } = window.document.querySelector('iframe')
    const host = jsdomHost(window)
    if (host === undefined) throw new Error('this jsdom keeps its nodes in a way that bridgecheck does not know')
    return { isolated: open(contentWindow), main: open(window), host }
  })
}
