import type { Facts } from '../../model/observation.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { TraceText } from '../../model/traceText.ts'
import { separator } from '../batch.ts'
import type { Agent, AgentHost } from '../world/agent.ts'
import { importModule } from '../world/module.ts'
import type { WorldHandle, Worlds } from './worlds.ts'

/**
 * Worlds are renewed after so many scenarios: exposed names stay on a page's global for ever.
 * Not more often, because the engine compiles and optimizes the world code anew for each pair of worlds.
 */
export const renewAfter = 20_000

export interface DriverOptions {
  /** opens fresh worlds */
  worlds(): Worlds
  /** the world code: an expression whose value is `install` */
  worldSource: string
  /** ends the thread at once */
  abort(): void
  /** told the index of each scenario of a batch before it starts */
  progress?(index: number): void
}

/** Scenarios that share worlds: what each world gets of them (see `batch.ts`), and the plan of each (see `plan.ts`). */
export interface Part {
  texts: Record<World, string>
  plans: readonly string[]
}

/** Scenarios to run. */
export interface Batch {
  parts: readonly Part[]
  /** fresh worlds for each part */
  fresh: boolean
}

/** What both worlds know of the time within a scenario. */
interface Clock {
  tick: number
  step: number
}

/** Runs scenarios in two worlds of this thread, one after the other. */
export interface Driver {
  facts: Facts
  /** the logs of each world, for `readLogs` */
  run(batch: Batch): Promise<TraceText>
}

interface Agents {
  isolated: Agent
  main: Agent
  clock: Clock
  /** scenarios that they have seen */
  used: number
}

export async function openDriver(options: DriverOptions): Promise<Driver> {
  const modules = { isolated: await importModule('isolated'), main: await importModule('main') }
  let agents = openAgents(options, modules)
  const facts: Facts = { isolated: JSON.parse(agents.isolated.facts()), main: JSON.parse(agents.main.facts()) }

  async function run({ parts, fresh }: Batch): Promise<TraceText> {
    // From here on this function runs in microtasks only, which `drainMicrotasks` relies on.
    await undefined
    const logs: TraceText = { isolated: '', main: '' }
    let begun = 0
    for (const { texts, plans } of parts) {
      if (fresh || agents.used + plans.length > renewAfter) agents = openAgents(options, modules)
      load(agents, texts)
      for (const [index, plan] of plans.entries()) {
        options.progress?.(begun++)
        await runScenario(agents, index, plan)
        logs.isolated += agents.isolated.end() + separator
        logs.main += agents.main.end() + separator
      }
    }
    return logs
  }

  return { facts, run }
}

/** @param modules the namespaces, of this realm: nothing of a namespace tells in which realm it was made */
function openAgents({ worlds, worldSource, abort }: DriverOptions, modules: Record<World, object>): Agents {
  const { isolated, main, exposeInMainWorld, executeInMainWorld } = worlds()
  const bridge = { exposeInMainWorld, ...(executeInMainWorld === undefined ? {} : { executeInMainWorld }) }
  const clock: Clock = { tick: 0, step: 0 }
  const tick = () => clock.tick++
  const step = () => clock.step
  const evaluateIn = (world: World, handle: WorldHandle): ((host: AgentHost) => Agent) => {
    const install = handle.evaluate(worldSource)
    if (typeof install === 'function') return install as (host: AgentHost) => Agent
    throw new Error(`The ${world} world does not evaluate: what evaluate returns must be the value of its script.`)
  }
  const installIsolated = evaluateIn('isolated', isolated)
  const installMain = evaluateIn('main', main)
  const hostOf = (world: World, handle: WorldHandle): AgentHost => ({
    world,
    tick,
    step,
    abort,
    moduleNamespace: modules[world],
    ...platformOf(handle),
  })
  return {
    isolated: installIsolated({ ...hostOf('isolated', isolated), ...bridge }),
    main: installMain(hostOf('main', main)),
    clock,
    used: 0,
  }
}

function platformOf({ dom }: WorldHandle): Pick<AgentHost, 'dom'> {
  return dom === undefined ? {} : { dom }
}

function load({ isolated, main }: Agents, texts: Record<World, string>): void {
  isolated.load(texts.isolated)
  main.load(texts.main)
}

async function runScenario(agents: Agents, scenario: number, plan: string): Promise<void> {
  const { isolated, main, clock } = agents
  const prefix = `s${agents.used++}_`
  isolated.begin(scenario, prefix)
  main.begin(scenario, prefix)
  clock.tick = 0
  for (let index = 0; index < plan.length; index++) {
    const kind = plan[index]!
    const owner = kind === 'm' || kind === 'M' ? main : isolated
    clock.step = index
    owner.step(index)
    if (kind === 'x') main.exposed(index)
    if (kind === 'I' || kind === 'M') {
      await drainMicrotasks()
      owner.finish(index)
    }
  }
  await drainMicrotasks()
  isolated.undo()
  main.undo()
}

/**
 * Resolves when no microtask is left. A tick that is asked for within a microtask runs once all microtasks have run:
 * Node empties that queue first. A timer would do the same at many times the price.
 */
function drainMicrotasks(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve))
}
