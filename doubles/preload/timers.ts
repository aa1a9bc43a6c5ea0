import type { Context } from 'node:vm'
import { put } from './define.ts'

/**
 * Gives a world timers whose ids are numbers, as in a page. They are those of the host at the time of the call, so that
 * a test may fake them before or after; Node's and those of fakes become a number by themselves, and are cleared by it.
 */
export function equipTimers(context: Context): void {
  for (const name of ['setInterval', 'setTimeout'] as const) {
    const set = (...args: unknown[]) => Number(Reflect.apply(globalThis[name], globalThis, args))
    put(context, name, set)
  }
  for (const name of ['clearInterval', 'clearTimeout'] as const) {
    const clear = (id: unknown) => Reflect.apply(globalThis[name], globalThis, [id])
    put(context, name, clear)
  }
}
