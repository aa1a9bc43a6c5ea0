import type { Session } from '../adapter.ts'
import { worldSource } from '../bundles/generated.ts'
import { openDriver } from './driver.ts'
import { type Logs, mergeLogs } from './merge.ts'
import { planOf } from './plan.ts'
import type { Worlds } from './worlds.ts'

/**
 * Opens a session whose worlds live in this very thread: nothing can end a scenario that hangs, and an abort throws.
 * For adapters that are no module of their own.
 */
export async function openInlineSession(worlds: () => Worlds): Promise<Session> {
  const driver = openDriver({
    worlds,
    worldSource,
    abort: () => {
      throw new Error('An adapter in this thread can not abort: make it a module, and load it with loadAdapter.')
    },
  })
  let queue: Promise<unknown> = Promise.resolve()
  return {
    facts: driver.facts,
    run(scenarios, { fresh = false } = {}) {
      const batch = { scenarios: JSON.stringify(scenarios), plans: scenarios.map(planOf), fresh }
      const result = queue.then(async () => (JSON.parse(await driver.run(batch)) as Logs[]).map(mergeLogs))
      queue = result.catch(() => {})
      return result
    },
    async close() {
      await queue
    },
  }
}
