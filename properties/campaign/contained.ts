import type { Session } from '../../implementations/adapter.ts'
import type { Facts, Trace } from '../../model/observation.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { endedTrace, type WorldEnd } from './runner.ts'
import { type Worker, WorkerLost } from './worker.ts'

/** A session over a worker that may die: it is opened when it is needed first, and anew when it died. */
export interface ContainedSession extends Session {
  /** opens it, if it is not; `facts` need it */
  open(): Promise<void>
}

/** How often a scenario may end its worker alone until it is the one to blame: once may be chance. */
const losses = 2

export function containWorker(hire: () => Promise<Worker>): ContainedSession {
  let worker: Worker | undefined
  let facts: Facts | undefined
  let end: WorldEnd = 'crash'

  async function open(): Promise<Worker> {
    worker ??= await hire()
    facts ??= worker.facts
    return worker
  }

  async function attempt(scenarios: readonly Scenario[], options: Parameters<Session['run']>[1]) {
    const living = await open()
    try {
      return await living.run(scenarios, options)
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error
      await living.close().catch(() => {})
      worker = undefined
      end = error.end
      return undefined
    }
  }

  return {
    get facts() {
      if (facts === undefined) throw new Error('This session is not open.')
      return facts
    },
    async open() {
      await open()
    },
    async run(scenarios, options) {
      const together = await attempt(scenarios, options)
      if (together !== undefined) return together
      const traces: Trace[] = []
      for (const scenario of scenarios) {
        let alone: Trace[] | undefined
        const tries = scenarios.length === 1 ? losses - 1 : losses
        for (let lost = 0; alone === undefined && lost < tries; lost += 1) alone = await attempt([scenario], options)
        traces.push(alone?.[0] ?? endedTrace(end))
      }
      return traces
    },
    async close() {
      await worker?.close()
      worker = undefined
    },
  }
}
