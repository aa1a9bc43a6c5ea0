import type { Adapter, Session } from '../../implementations/adapter.ts'
import type { Runs } from '../agreement.ts'
import { containWorker } from './contained.ts'
import { openWorker, type Worker, type WorkerSetup } from './worker.ts'

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

/** One worker in this thread, which also confirms and reduces: a session of the caller's is opened once. */
export function ownThread(adapter: Adapter, setup: WorkerSetup): Staff {
  let worker: Promise<Worker> | undefined
  const hire = () => {
    worker ??= openWorker(adapter, setup)
    return worker
  }
  return { size: 1, hire, session: hire, close: async () => {} }
}

/** Workers that may die, and one more that confirms and reduces: a candidate that ends it takes no batch along. */
export function apart(hire: () => Promise<Worker>, size: number): Staff {
  const session = containWorker(hire)
  return {
    size,
    hire,
    async session() {
      await session.open()
      return session
    },
    close: () => session.close(),
  }
}
