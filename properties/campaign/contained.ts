import type { Session } from '../../implementations/adapter.ts'
import type { Trace } from '../../model/observation.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { endedTrace, type WorldEnd } from './batch.ts'
import { type Worker, WorkerLost } from './worker.ts'

/** How often a scenario may end its worker alone until it is the one to blame: once may be chance. */
const losses = 2

/** A session over a worker that may die: then another is hired. */
export async function containWorker(hire: () => Promise<Worker>): Promise<Session> {
  let worker: Worker | undefined = await hire()
  const { facts } = worker
  let end: WorldEnd = 'crash'
  let isClosed = false

  async function attempt(scenarios: readonly Scenario[], options: Parameters<Session['run']>[1]) {
    if (isClosed) throw new Error('It was closed while a scenario ran.')
    worker ??= await hire()
    const living = worker
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
    facts,
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
      isClosed = true
      await worker?.close()
      worker = undefined
    },
  }
}
