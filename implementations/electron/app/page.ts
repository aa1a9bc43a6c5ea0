import { takePlatform } from '../../platform/domHost.ts'
import { install } from '../../world/install.ts'
import { importModule } from '../../world/module.ts'
import { dom } from './dom.ts'
import { domEvents } from './protocol.ts'
import { recorder } from './recorder.ts'
import { makeSharedNodes, muffle, sender } from './shared-nodes.ts'

// The page's script: the main world's agent. It runs after the preload script and before any scenario.

muffle()
void importModule('main').then(start)

function start(moduleNamespace: object): void {
  const nodes = makeSharedNodes(() => dom.document.dispatchEvent(new Event(domEvents.installed)))
  const send = sender(nodes.target)
  const abort = new Event(domEvents.abort)
  const agent = install({
    world: 'main',
    tick: nodes.tick,
    step: nodes.step,
    abort: () => send(abort),
    dom: takePlatform(),
    moduleNamespace,
  })
  const { load, run, collect } = recorder(agent, nodes.startStep)

  nodes.target.addEventListener(domEvents.facts, () => nodes.write(agent.facts()))
  nodes.target.addEventListener(domEvents.load, () => load(nodes.read()))
  nodes.target.addEventListener(domEvents.command, () => run(nodes.read(), 0))
  nodes.target.addEventListener(domEvents.collect, () => nodes.write(collect()))
}
