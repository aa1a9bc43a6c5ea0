import { type Context, Script } from 'node:vm'
import type { WorldHandle } from './worlds.ts'

const compiled = new Map<string, Script>()

/** A world whose scripts run in a vm context; each source is compiled once for all worlds of this thread. */
export function worldIn(context: Context): WorldHandle {
  return {
    evaluate(source) {
      let script = compiled.get(source)
      if (script === undefined) {
        script = new Script(source)
        compiled.set(source, script)
      }
      return script.runInContext(context)
    },
  }
}
