import type { RunOptions } from '../../../implementations/adapter.ts'
import type { Facts, Trace } from '../../../model/observation.ts'
import type { Scenario } from '../../../model/scenario/scenario.ts'
import type { Batch, WorldEnd } from '../batch.ts'
import type { Tally } from '../tally.ts'
import type { WorkerSetup } from '../worker.ts'

/** The first message to a worker's process. */
export interface Start {
  /** what `loadAdapter` makes the adapter of, and the id that it must then have */
  specifier: string
  adapter: string
  setup: WorkerSetup
  /** write the log of Electron and Chromium to stderr */
  log: boolean
}

/** What is asked of a worker's process; each is answered under its number. */
export type Request =
  | { do: 'batch'; batch: Batch }
  | { do: 'judgeEnd'; single: Batch; end: WorldEnd }
  | { do: 'selfTest' }
  | { do: 'run'; scenarios: readonly Scenario[]; options?: RunOptions | undefined }
  | { do: 'close' }

export type ToWorker = { start: Start } | { number: number; request: Request }

export interface Answers {
  batch: Tally
  judgeEnd: Tally
  selfTest: string[]
  run: Trace[]
  close: null
}

/** How often a worker's process says that it is alive, in milliseconds. */
export const aliveEvery = 500

/** `failed`: one sentence; without a number the worker could not be opened. */
export type FromWorker =
  | { alive: true }
  | { ready: Facts }
  | { number: number; answer: Answers[keyof Answers] }
  | { number?: number; failed: string }
