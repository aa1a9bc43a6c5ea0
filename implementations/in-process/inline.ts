import { closedSentence, type Session, textSession } from '../adapter.ts'
import { readLogs } from '../batch.ts'
import { worldSource } from '../bundles/generated.ts'
import { openDriver } from './driver.ts'
import { driverBatchOf } from './plan.ts'
import type { Worlds } from './worlds.ts'

/**
 * Opens a session whose worlds live in this very thread: nothing can end a scenario that hangs, and an abort throws.
 * For adapters that are no module of their own.
 */
export async function openInlineSession(id: string, worlds: () => Worlds): Promise<Session> {
  const driver = await openDriver({
    worlds,
    worldSource,
    abort: () => {
      throw new Error('An adapter in this thread can not abort: make it a module, and load it with loadAdapter.')
    },
  })
  let isClosed = false
  let queue: Promise<unknown> = Promise.resolve()
  return textSession({
    facts: driver.facts,
    async runText(scenarios, { fresh } = {}) {
      if (isClosed) throw new Error(closedSentence(id))
      const batch = driverBatchOf(scenarios, fresh)
      const result = queue.then(async () => readLogs(await driver.run(batch), scenarios.length))
      queue = result.catch(() => {})
      return result
    },
    async close() {
      isClosed = true
      await queue
    },
  })
}
