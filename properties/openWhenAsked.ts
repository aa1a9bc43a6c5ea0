import type { Session } from '../implementations/adapter.ts'

/** A session that is opened when it is asked for first, and again where that failed: what was in the way may be gone. */
export function openWhenAsked(open: () => Promise<Session>): { session(): Promise<Session>; close(): Promise<void> } {
  let opened: Promise<Session> | undefined
  return {
    session() {
      opened ??= open().catch((error: unknown) => {
        opened = undefined
        throw error
      })
      return opened
    },
    async close() {
      const session = await opened?.catch(() => undefined)
      opened = undefined
      await session?.close()
    },
  }
}
