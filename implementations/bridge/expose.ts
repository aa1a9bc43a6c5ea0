import { type AbortRule, Crossing, type Workings } from './crossing.ts'
import type { FreezeFailures } from './freeze.ts'
import { remakeHostError } from './hostError.ts'
import type { Worlds } from './parts.ts'
import type { Completion, Realm } from './realm.ts'
import { conversionFailure, taken } from './texts.ts'

/** What runs when the preload calls `exposeInMainWorld(key, api)`. */
export function exposure(workings: Workings, { isolated, main }: Worlds): (args: readonly unknown[]) => Completion {
  return (args) => expose(workings, isolated, main, args[0], args[1])
}

/** EXPOSE-*: makes an API of the world `source` a property of the global of the world `target`. */
export function expose(workings: Workings, source: Realm, target: Realm, key: unknown, api: unknown): Completion {
  const { brands, freeze } = workings.parts
  if (typeof key !== 'string') return { threw: true, value: source.error('TypeError', conversionFailure(1, key)) }
  if (Reflect.has(target.global, key)) {
    const world = workings.rules.has('EXPOSE-TAKEN-MAIN') ? target : source
    return { threw: true, value: world.error('Error', taken) }
  }
  try {
    const crossing = new Crossing(workings, source, target, source)
    const value = crossing.pass(api, 0, source.global)
    freeze(value, target, brands, failures(workings, crossing))
    Reflect.defineProperty(target.global, key, { value, writable: false, enumerable: true, configurable: false })
    // CLONE-WASM-EXPOSED: nothing of null is stored or frozen, which would drop the exception.
    if (value === null || workings.rules.has('EXCEPTION-PENDING')) crossing.rethrowMissed()
  } catch (thrown) {
    return { threw: true, value: remakeHostError(thrown, source, target, brands) }
  }
  return { threw: false, value: undefined }
}

function failures({ rules, abort }: Workings, crossing: Crossing): FreezeFailures {
  const { isPending } = crossing
  const end = (rule: AbortRule, aborts: boolean, thrown: unknown): never => {
    if (aborts) abort(rule)
    throw thrown
  }
  return {
    // What the accessors of the page's own objects throw while they are frozen: else FREEZE-THROW.
    unreadable: (thrown) => end('FREEZE-ABORT', rules.has('FREEZE-ABORT'), thrown),
    // V8 throws while another exception waits.
    refused: (error) => end('EXCEPTION-PENDING', isPending, error),
    again: isPending ? () => crossing.rethrowMissed() : undefined,
  }
}
