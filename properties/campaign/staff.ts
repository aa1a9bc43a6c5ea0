import { availableParallelism } from 'node:os'
import type { Adapter, Session } from '../../implementations/adapter.ts'
import { specifierOf } from '../../implementations/specifier.ts'
import { wholeSelection } from '../arbitraries/selection.ts'
import { defaultWeights } from '../arbitraries/weights.ts'
import { openWhenAsked } from '../openWhenAsked.ts'
import type { Runs } from '../runAndJudge.ts'
import { containWorker } from './contained.ts'
import { startWorkerProcess } from './process/process.ts'
import { openWorker, type Worker, WorkerLost, type WorkerSetup } from './worker.ts'

/** How many workers may end while they start, one after the other, until the lane is given up. */
const attempts = 3

/** Where a lane's workers come from. */
export interface Staff {
  /** how many workers there may be at once */
  size: number
  /** @throws Error with one sentence when the adapter can't be opened */
  hire(): Promise<Worker>
  /** where suspects are confirmed and reduced; opened when it is asked for first */
  session(): Promise<Runs & Pick<Session, 'facts'>>
  /** ends what `session` opened */
  close(): Promise<void>
}

export interface StaffOptions {
  /** how many processes for each adapter, or as many as fit the cores; without it all is done in this thread */
  workers?: number | 'cores' | undefined
  /** gets what the processes write */
  log?: ((text: string) => void) | undefined
}

/** Processes where the adapter can be loaded in them and they are wanted; else this thread. */
export function staffOf(adapter: Adapter, setup: WorkerSetup, { workers, log }: StaffOptions): Staff {
  const hire = workers === undefined ? undefined : processesOf(adapter, setup, log)
  if (workers === undefined || hire === undefined) return ownThread(adapter, setup)
  return apart(hire, workers === 'cores' ? fitting(adapter) : workers)
}

/** Hires processes for an adapter, if it can be loaded in them. */
function processesOf(adapter: Adapter, setup: WorkerSetup, log: StaffOptions['log']): Staff['hire'] | undefined {
  const specifier = specifierOf(adapter)
  if (specifier === undefined) return undefined
  const start = { specifier, adapter: adapter.id, setup }
  return () => hirePatiently(adapter.id, () => startWorkerProcess(start, { log }))
}

/** A worker may be killed from outside while it starts, too. */
async function hirePatiently(id: string, hire: () => Promise<Worker>): Promise<Worker> {
  let why = ''
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return await hire()
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error
      if (error.end === 'hang')
        throw new Error(`A worker of ${id} was ended because it did not open its adapter: ${error.message}.`)
      why = error.message
    }
  }
  throw new Error(`${attempts} workers of ${id} ended before they had opened their adapter, the last by ${why}.`)
}

/** One for each core; of Electrons, which are several processes each, half as many, and a comparison may have two. */
function fitting({ id }: Adapter): number {
  const electrons = id.split('electron@').length - 1
  return Math.max(1, Math.floor(availableParallelism() / 2 ** electrons))
}

/** One worker in this thread, which also confirms and reduces: a session of the caller's is opened once. */
function ownThread(adapter: Adapter, setup: WorkerSetup): Staff {
  let worker: Promise<Worker> | undefined
  const hire = () => {
    worker ??= openWorker(adapter, setup)
    return worker
  }
  return { size: 1, hire, session: hire, close: async () => {} }
}

/** Workers that may die, and one more that confirms and reduces: a candidate that ends it takes no batch along. */
function apart(hire: () => Promise<Worker>, size: number): Staff {
  return { size, hire, ...openWhenAsked(() => containWorker(hire)) }
}

/**
 * A session of an adapter in a process of its own, where it can be loaded in one: a scenario that ends it is a crash.
 * @param log gets what that process writes
 * @throws Error with one sentence when the adapter can't be opened
 */
export async function openContained(adapter: Adapter, log?: StaffOptions['log']): Promise<Session> {
  const { profile } = adapter
  const setup = { profile, seed: 0, selection: wholeSelection, weights: defaultWeights, corpus: [] }
  const hire = processesOf(adapter, setup, log)
  return hire === undefined ? adapter.open() : containWorker(hire)
}
