import { Crossing, type Workings } from './crossing.ts'
import { remakeHostError } from './hostError.ts'
import type { Worlds } from './parts.ts'
import type { Completion } from './realm.ts'
import { taken } from './texts.ts'

/** EXPOSE-*: what runs when the preload calls `exposeInMainWorld(key, api)`. */
export function exposure(workings: Workings, worlds: Worlds): (args: readonly unknown[]) => Completion {
  const { isolated, main } = worlds
  const { brands, freeze } = workings.parts
  return (args) => {
    const key = args[0]
    if (typeof key !== 'string') {
      const text = 'Error processing argument at index 1, conversion failure from '
      return { threw: true, value: isolated.error('TypeError', text) }
    }
    if (Reflect.has(main.global, key)) {
      const world = workings.rules.has('EXPOSE-TAKEN-MAIN') ? main : isolated
      return { threw: true, value: world.error('Error', taken) }
    }
    try {
      const crossing = new Crossing(workings, isolated, main, isolated)
      const value = crossing.pass(args[1], 0, isolated.global)
      freeze(value, main, brands)
      Reflect.defineProperty(main.global, key, { value, writable: false, enumerable: true, configurable: false })
      if (workings.rules.has('GETTER-PENDING')) crossing.rethrowMissed()
    } catch (thrown) {
      return { threw: true, value: remakeHostError(thrown, isolated, brands) }
    }
    return { threw: false, value: undefined }
  }
}
