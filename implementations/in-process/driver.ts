import type { Facts } from '../../model/observation.ts'
import type { Agent, AgentHost } from '../world/agent.ts'
import type { Worlds } from './worlds.ts'

/** Worlds are renewed after so many scenarios: exposed names stay on a page's global for ever. */
export const renewAfter = 1000

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

/** Scenarios to run: JSON text of their array, and the plan of each (see `plan.ts`). */
export interface Batch {
  scenarios: string
  plans: readonly string[]
  /** fresh worlds for each scenario */
  fresh: boolean
}

/** Runs scenarios in two worlds of this thread, one after the other. */
export interface Driver {
  facts: Facts
  /** JSON text of `Logs[]`, one per scenario */
  run(batch: Batch): Promise<string>
}

interface Agents {
  isolated: Agent
  main: Agent
  /** scenarios that they have seen */
  used: number
}

export function openDriver(options: DriverOptions): Driver {
  let agents = openAgents(options)
  const facts: Facts = { isolated: JSON.parse(agents.isolated.facts()), main: JSON.parse(agents.main.facts()) }

  async function run({ scenarios, plans, fresh }: Batch): Promise<string> {
    // From here on this function runs in microtasks only, which `drainMicrotasks` relies on.
    await undefined
    if (fresh || agents.used + plans.length > renewAfter) agents = openAgents(options)
    load(agents, scenarios)
    let logs = ''
    for (const [index, plan] of plans.entries()) {
      if (fresh && index > 0) {
        agents = openAgents(options)
        load(agents, scenarios)
      }
      options.progress?.(index)
      logs += `${index === 0 ? '' : ','}${await runScenario(agents, index, plan)}`
    }
    return `[${logs}]`
  }

  return { facts, run }
}

function openAgents({ worlds, worldSource, abort }: DriverOptions): Agents {
  const { isolated, main, exposeInMainWorld } = worlds()
  let ticks = 0
  const tick = () => ticks++
  const install = (evaluated: unknown) => evaluated as (host: AgentHost) => Agent
  const installIsolated = install(isolated.evaluate(worldSource))
  const installMain = install(main.evaluate(worldSource))
  return {
    isolated: installIsolated({ world: 'isolated', tick, abort, exposeInMainWorld }),
    main: installMain({ world: 'main', tick, abort }),
    used: 0,
  }
}

function load({ isolated, main }: Agents, scenarios: string): void {
  isolated.load(scenarios)
  main.load(scenarios)
}

/** JSON text of `Logs`. */
async function runScenario(agents: Agents, scenario: number, plan: string): Promise<string> {
  const { isolated, main } = agents
  const prefix = `s${agents.used++}_`
  isolated.begin(scenario, prefix)
  main.begin(scenario, prefix)
  for (let index = 0; index < plan.length; index++) {
    const kind = plan[index]!
    const isMain = kind === 'm' || kind === 'M'
    const owner = isMain ? main : isolated
    const other = isMain ? isolated : main
    other.step(index)
    owner.step(index)
    if (kind === 'x') main.exposed(index)
    if (kind === 'I' || kind === 'M') {
      await drainMicrotasks()
      owner.finish(index)
    }
  }
  await drainMicrotasks()
  return `[${isolated.end()},${main.end()}]`
}

/**
 * Resolves when no microtask is left. A tick that is asked for within a microtask runs once all microtasks have run:
 * Node empties that queue first. A timer would do the same at many times the price.
 */
function drainMicrotasks(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve))
}
