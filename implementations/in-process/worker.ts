/** The thread of an in-process implementation: both worlds live in it, and the parent can end it. */
import { parentPort, workerData } from 'node:worker_threads'
import { iframeWorlds } from '../iframe/worlds.ts'
import { vmWorlds } from '../vm/worlds.ts'
import { type Driver, openDriver } from './driver.ts'
import { abortCode, type FromWorker, idle, type ToWorker, type WorkerSetup } from './messages.ts'
import type { Worlds } from './worlds.ts'

const setup = workerData as WorkerSetup
const progress = new Int32Array(setup.progress)
const send = (message: FromWorker) => parentPort!.postMessage(message)

// Promises of the worlds are the scenario's business; without listeners Node ends the thread, or warns.
process.on('unhandledRejection', () => {})
process.on('rejectionHandled', () => {})

async function findWorlds(): Promise<() => Worlds> {
  const { source } = setup
  if ('vm' in source) return vmWorlds(source.vm)
  if ('iframe' in source) return iframeWorlds(source.iframe)
  const module = (await import(source.module)) as { default: { worlds(): Worlds } }
  return () => module.default.worlds()
}

function listen(driver: Driver): void {
  parentPort!.on('message', (batch: ToWorker) => {
    driver.run(batch).then(
      (logs) => {
        Atomics.store(progress, 0, idle)
        send({ logs })
      },
      (error: unknown) => send({ failed: messageOf(error) }),
    )
  })
}

function messageOf(error: unknown): string {
  try {
    return String((error as Error).message)
  } catch {
    return 'something that is no Error was thrown'
  }
}

findWorlds()
  .then((worlds) =>
    openDriver({
      worlds,
      worldSource: setup.worldSource,
      abort: () => process.exit(abortCode),
      progress: (index) => Atomics.store(progress, 0, index),
    }),
  )
  .then(
    (driver) => {
      listen(driver)
      send({ ready: driver.facts })
    },
    (error: unknown) => send({ failed: messageOf(error) }),
  )
