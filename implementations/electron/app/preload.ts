import { contextBridge, ipcRenderer } from 'electron'
import type { World } from '../../../model/scenario/recipe.ts'
import { takePlatform } from '../../platform/domHost.ts'
import type { AgentHost } from '../../world/agent.ts'
import { install } from '../../world/install.ts'
import { importModule } from '../../world/module.ts'
import { canImport } from '../modules.ts'
import { dom } from './dom.ts'
import { drive } from './drive.ts'
import { channels, domEvents, factsArgument } from './protocol.ts'
import { recorder } from './recorder.ts'
import { holdNodes, muffle, type SharedNodes, sender } from './shared-nodes.ts'

// The preload script: the isolated world's agent and the driver of both.

/** What Electron adds to Node's `process`, or gives in the place of it. */
const electronProcess = process as unknown as { crash(): void; sandboxed?: boolean }

muffle()
const isSandboxed = electronProcess.sandboxed === true
const imported = canImport(process.versions.electron!, isSandboxed)
  ? importModule('isolated')
  : Promise.resolve(undefined)
const meet = (): void => {
  // Now: the page's script shows the nodes only as long as it tells.
  const nodes = holdNodes()
  void imported.then((moduleNamespace) => start(nodes, moduleNamespace))
}
dom.document.addEventListener(domEvents.installed, meet, { once: true })

/** The bridge to the page; where that is an isolated world, it says so in `data-world`. */
function bridgeTo(world: string | undefined): Pick<AgentHost, 'exposeInMainWorld' | 'executeInMainWorld'> {
  const { exposeInMainWorld, exposeInIsolatedWorld, executeInMainWorld } = contextBridge
  if (world === undefined) return { exposeInMainWorld, ...(executeInMainWorld && { executeInMainWorld }) }
  const id = Number(world)
  return { exposeInMainWorld: (key, api) => exposeInIsolatedWorld(id, key, api) }
}

/** What moves: sizes and positions come when the page is laid out, and `event` would be one of the driver's own. */
const moving = `innerWidth innerHeight outerWidth outerHeight screenX screenY screenLeft screenTop scrollX scrollY
  pageXOffset pageYOffset devicePixelRatio event`

/** The global object, with what moves in it held still. */
function stillWindow(): object {
  const still = { value: undefined, writable: true, enumerable: true, configurable: true }
  for (const key of moving.split(/\s+/))
    if (Object.hasOwn(globalThis, key)) Object.defineProperty(globalThis, key, still)
  return globalThis
}

function start(nodes: SharedNodes, moduleNamespace: object | undefined): void {
  const send = sender(nodes.target)
  const abort = () => electronProcess.crash()
  nodes.target.addEventListener(domEvents.abort, abort)
  const bridge = bridgeTo(dom.document.documentElement.dataset.world)
  const { tick, step } = nodes
  const agent = install({
    world: 'isolated',
    tick,
    step,
    abort,
    dom: takePlatform(),
    nodeBuffers: Buffer,
    found: { ipcRenderer, ...(isSandboxed && { window: stillWindow() }) },
    ...(moduleNamespace && { moduleNamespace }),
    ...bridge,
  })
  const [load, command, collect] = [domEvents.load, domEvents.command, domEvents.collect].map((name) => new Event(name))
  const main = {
    load(batch: string) {
      nodes.write(batch)
      send(load!)
    },
    run(tokens: string) {
      nodes.write(tokens)
      send(command!)
    },
    collect() {
      send(collect!)
      return nodes.read()
    },
  }
  const facts = () => {
    send(new Event(domEvents.facts))
    return `{"isolated":${agent.facts()},"main":${nodes.read()}}`
  }
  const run = drive(recorder(agent, nodes.startStep), main, nodes.restart)
  ipcRenderer.on(channels.batch, (_event, id: number, texts: Record<World, string>, plans: string) => {
    run(texts, JSON.parse(plans), (isolated, main) => ipcRenderer.send(channels.done, id, isolated, main))
  })
  setTimeout(() => {
    ipcRenderer.send(channels.ready, process.argv.includes(factsArgument) ? facts() : '', String(isSandboxed))
  })
}
