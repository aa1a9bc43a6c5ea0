import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Shown } from '../../model/traceText.ts'
import { type RunOptions, type Session, textSession } from '../adapter.ts'
import { batchTexts, readLogs } from '../batch.ts'
import type { Batch } from './driver.ts'
import type { WorldsSource } from './messages.ts'
import { planOf } from './plan.ts'
import { startThread, type Thread } from './thread.ts'

/** Milliseconds that one scenario may take, unless `RunOptions` says otherwise. */
const defaultWatchdog = 3000

/**
 * Opens a session whose worlds live in a worker thread.
 * A scenario that ends the thread is a crash, one that stops it a hang: then a new thread runs the others of its batch.
 *
 * @throws Error with one sentence when the worlds can't be opened
 */
export async function openWorkerSession(id: string, source: WorldsSource): Promise<Session> {
  let thread: Thread = await startSentence(id, source)
  const closed = `The session of adapter ${id} is closed; open a new one to run scenarios.`
  let isClosed = false
  let queue: Promise<unknown> = Promise.resolve()

  async function run(scenarios: readonly Scenario[], options: RunOptions, batch: Batch): Promise<Shown[]> {
    const traces: Shown[] = []
    await runSome(scenarios, options, traces, batch)
    while (traces.length < scenarios.length) await runSome(scenarios.slice(traces.length), options, traces)
    return traces
  }

  /** Runs the scenarios up to and including the first that ends the thread, or all. */
  async function runSome(
    scenarios: readonly Scenario[],
    options: RunOptions,
    traces: Shown[],
    batch = batchOf(scenarios, options),
  ): Promise<void> {
    const outcome = await runBatch(batch, options)
    if (isClosed) throw new Error(closed)
    if ('logs' in outcome) {
      traces.push(...readLogs(outcome.logs, scenarios.length))
      return
    }
    if ('failed' in outcome) throw new Error(`Adapter ${id} could not run a scenario: ${outcome.failed}.`)
    // Those before the culprit have lost their logs with the thread.
    const culprit = 'crashed' in outcome ? outcome.crashed : outcome.hung
    const before = await runBatch(batchOf(scenarios.slice(0, culprit), options), options)
    if (!('logs' in before)) {
      // One of these ended the thread as well, this time: take it on its own.
      await runSome(scenarios.slice(0, culprit), options, traces)
      return
    }
    traces.push(...readLogs(before.logs, culprit), 'crashed' in outcome ? { crash: true } : { hang: true })
  }

  async function runBatch(batch: Batch, { watchdog = defaultWatchdog }: RunOptions) {
    if (batch.plans.length === 0) return { logs: { isolated: '', main: '' } }
    if (isClosed) throw new Error(closed)
    if (!thread.isAlive()) thread = await startSentence(id, source)
    return thread.run(batch, watchdog)
  }

  return textSession({
    facts: thread.facts,
    runText(scenarios, options = {}) {
      // Made now, so that the thread need not wait for it.
      const batch = batchOf(scenarios, options)
      const result = queue.then(() => run(scenarios, options, batch))
      queue = result.catch(() => {})
      return result
    },
    async close() {
      isClosed = true
      await thread.close()
    },
  })
}

function batchOf(scenarios: readonly Scenario[], { fresh = false }: RunOptions): Batch {
  return { texts: batchTexts(scenarios), plans: scenarios.map(planOf), fresh }
}

async function startSentence(id: string, source: WorldsSource): Promise<Thread> {
  try {
    return await startThread(source)
  } catch (error) {
    throw new Error(`Adapter ${id} can't be opened: ${(error as Error).message.replace(/\.$/, '')}.`, { cause: error })
  }
}
