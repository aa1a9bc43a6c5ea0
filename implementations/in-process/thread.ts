import { Worker } from 'node:worker_threads'
import type { Facts } from '../../model/observation.ts'
import type { TraceText } from '../../model/traceText.ts'
import { vmWorkerSource, worldSource } from '../bundles/generated.ts'
import { startWatchdog } from '../watchdog.ts'
import type { Batch } from './driver.ts'
import { type FromWorker, idle, opening, type WorkerSetup, type WorldsSource } from './messages.ts'

/** Deep values recurse in the observer, in the bridge and in scripts. */
const stackSizeMb = 32

/** Worlds that were replaced are garbage: without a bound V8 would let gigabytes of them pile up. */
const maxOldGenerationSizeMb = 256

/** Most of a scenario is garbage when it ends, if the young generation has room for some hundreds of them. */
const maxYoungGenerationSizeMb = 64

/** How a batch ended: with its logs (for `readLogs`), or with the scenario that ended or stopped the thread. */
export type BatchOutcome = { logs: TraceText } | { crashed: number } | { hung: number } | { failed: string }

/** One worker with its two worlds. After anything but `logs` it is no longer alive. */
export interface Thread {
  facts: Facts
  isAlive(): boolean
  run(batch: Batch, watchdog: number): Promise<BatchOutcome>
  close(): Promise<void>
}

/** Milliseconds for a worker to start. */
const startLimit = 15_000

/** @throws Error with one sentence when the worlds can't be opened */
export async function startThread(source: WorldsSource): Promise<Thread> {
  const progress = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const underWay = new Int32Array(progress)
  Atomics.store(underWay, 0, opening)
  const readProgress = () => Atomics.load(underWay, 0)
  const setup: WorkerSetup = { source, worldSource, progress }
  const worker = new Worker(vmWorkerSource, {
    eval: true,
    name: 'bridgecheck worlds',
    workerData: setup,
    resourceLimits: { stackSizeMb, maxOldGenerationSizeMb, maxYoungGenerationSizeMb },
    execArgv: [],
  })
  let isAlive = true
  worker.on('error', () => {})
  worker.on('exit', () => {
    isAlive = false
  })
  const close = async (): Promise<void> => {
    await worker.terminate()
  }
  const start = await nextOutcome(worker, startLimit, readProgress)
  if (!('ready' in start)) {
    await close()
    throw new Error(startFault(start))
  }
  worker.unref()

  async function run(batch: Batch, watchdog: number): Promise<BatchOutcome> {
    Atomics.store(underWay, 0, 0)
    worker.ref()
    worker.postMessage(batch)
    const outcome = await nextOutcome(worker, watchdog, readProgress)
    worker.unref()
    if ('logs' in outcome) return outcome
    await close()
    if ('ready' in outcome) return { failed: 'the worker started twice' }
    return outcome
  }

  return { facts: start.ready, isAlive: () => isAlive, run, close }
}

type Outcome = FromWorker | { crashed: number } | { hung: number }

/** Waits for the next message, for the worker's end, or until `progress` stands still for `limit` milliseconds. */
function nextOutcome(worker: Worker, limit: number, progress: () => number): Promise<Outcome> {
  return new Promise((resolve) => {
    let last = progress()
    const hasMoved = (): boolean => {
      const before = last
      last = progress()
      return last !== before || last === idle
    }
    const settle = (outcome: Outcome) => {
      watchdog.stop()
      worker.off('message', settle)
      worker.off('exit', onExit)
      resolve(outcome)
    }
    const onExit = () => settle({ crashed: progress() })
    const watchdog = startWatchdog(limit, () => settle({ hung: progress() }), hasMoved)
    worker.on('message', settle)
    worker.on('exit', onExit)
  })
}

function startFault(outcome: Exclude<Outcome, { ready: Facts }>): string {
  if ('failed' in outcome) return outcome.failed
  if ('hung' in outcome) return `the worlds did not open within ${startLimit / 1000} s`
  return 'the worker ended while it opened its worlds'
}
