import type { Facts } from '../../model/observation.ts'
import type { TraceText } from '../../model/traceText.ts'
import type { IframeSetup } from '../iframe/worlds.ts'
import type { Batch } from './driver.ts'
import type { OwnBridgeSetup } from './own-bridge.ts'

/** Where a worker gets its worlds: a host that comes with bridgecheck, or the default export of a module. */
export type WorldsSource = { vm: OwnBridgeSetup } | { iframe: IframeSetup } | { module: string }

/** What the parent gives to a worker at its start. */
export interface WorkerSetup {
  source: WorldsSource
  worldSource: string
  /** one `Int32`: the index of the scenario under way, or `opening`, or `idle` */
  progress: SharedArrayBuffer
}

/** The progress of a worker that has run its batch. */
export const idle = -1

/** The progress of a worker that opens its worlds. */
export const opening = -2

/** The exit code of a worker whose bridge asked for an abort. */
export const abortCode = 5

export type ToWorker = Batch

/** `logs`: for `readLogs`; `failed`: one sentence, the harness or the adapter's own code threw. */
export type FromWorker = { ready: Facts } | { logs: TraceText } | { failed: string }
