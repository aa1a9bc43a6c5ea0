import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Shown } from '../../model/traceText.ts'
import { closedSentence, defaultWatchdog, type RunOptions } from '../adapter.ts'
import { readLogs } from '../batch.ts'
import type { Batch } from './driver.ts'
import { idle, type WorldsSource } from './messages.ts'
import { driverBatchOf } from './plan.ts'
import { startThread, type Thread } from './thread.ts'

/** A worker thread with a pair of worlds, started when it is needed, also where a scenario ended the one before. */
export class Place {
  readonly #id: string
  readonly #source: WorldsSource
  #thread: Thread | undefined
  #queue: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor(id: string, source: WorldsSource) {
    this.#id = id
    this.#source = source
  }

  /**
   * The thread, alive.
   * @throws Error with one sentence when the worlds can't be opened, or the place was closed
   */
  async open(): Promise<Thread> {
    if (this.#thread?.isAlive() !== true && !this.#isClosed) this.#thread = await startSentence(this.#id, this.#source)
    if (!this.#isClosed) return this.#thread!
    // It may have been closed while the thread started.
    await this.#thread?.close()
    throw new Error(closedSentence(this.#id))
  }

  /** Runs scenarios after those that were given before. */
  run(scenarios: readonly Scenario[], options: RunOptions): Promise<Shown[]> {
    // Made now, so that the thread need not wait for it.
    const batch = driverBatchOf(scenarios, options.fresh)
    const result = this.#queue.then(() => this.#run(scenarios, options, batch))
    this.#queue = result.catch(() => {})
    return result
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#thread?.close()
  }

  async #run(scenarios: readonly Scenario[], options: RunOptions, batch: Batch): Promise<Shown[]> {
    const traces: Shown[] = []
    await this.#runSome(scenarios, options, traces, batch)
    while (traces.length < scenarios.length) await this.#runSome(scenarios.slice(traces.length), options, traces)
    return traces
  }

  /** Runs the scenarios up to and including the first that ends the thread, or all. */
  async #runSome(
    scenarios: readonly Scenario[],
    options: RunOptions,
    traces: Shown[],
    batch = driverBatchOf(scenarios, options.fresh),
  ): Promise<void> {
    const outcome = await this.#runBatch(batch, options)
    if (this.#isClosed) throw new Error(closedSentence(this.#id))
    if ('logs' in outcome) {
      traces.push(...readLogs(outcome.logs, scenarios.length))
      return
    }
    if ('failed' in outcome) throw new Error(`Adapter ${this.#id} could not run a scenario: ${outcome.failed}.`)
    // Those before the culprit have lost their logs with the thread.
    const culprit = 'crashed' in outcome ? outcome.crashed : outcome.hung
    if (culprit === idle) {
      // All had run, and the thread ended while it handed over what it saw.
      if (scenarios.length === 1) traces.push({ crash: true })
      else await this.#runSome(scenarios.slice(0, 1), options, traces)
      return
    }
    const before = await this.#runBatch(driverBatchOf(scenarios.slice(0, culprit), options.fresh), options)
    if (!('logs' in before)) {
      // One of these ended the thread as well, this time: take it on its own.
      await this.#runSome(scenarios.slice(0, culprit), options, traces)
      return
    }
    traces.push(...readLogs(before.logs, culprit), 'crashed' in outcome ? { crash: true } : { hang: true })
  }

  async #runBatch(batch: Batch, { watchdog = defaultWatchdog }: RunOptions) {
    if (batch.parts.length === 0) return { logs: { isolated: '', main: '' } }
    const thread = await this.open()
    return thread.run(batch, watchdog)
  }
}

async function startSentence(id: string, source: WorldsSource): Promise<Thread> {
  try {
    return await startThread(source)
  } catch (error) {
    throw new Error(`Adapter ${id} can't be opened: ${(error as Error).message.replace(/\.$/, '')}.`, { cause: error })
  }
}
