import { Crossing } from '../crossing.ts'
import type { Kind } from '../kind.ts'
import { uncaughtText } from '../thrown.ts'

/** PROMISE-*: a new promise that settles after the original; each settlement is a crossing of its own. */
export const promise: Kind = {
  name: 'promise',
  rule: 'PROMISE-PROXY',
  accepts: (value, { workings }) => workings.parts.brands.isPromise(value),
  copy: (original: object, { cache, destination, source, workings }) => {
    const made = destination.promise()
    cache.set(original, made.promise)
    const forward = (settle: (value: unknown) => void, value: unknown) => {
      let passed: unknown
      try {
        const crossing = new Crossing(workings, source, destination, destination)
        passed = crossing.pass(value, 0, source.global)
        crossing.rethrowMissed()
      } catch (thrown) {
        made.reject(destination.error('Error', uncaughtText(thrown, workings.parts.brands, destination)))
        return
      }
      settle(passed)
    }
    if (workings.rules.has('PROMISE-BIND')) {
      destination.bindHandler()
      destination.bindHandler()
    }
    source.attach(
      original,
      (value) => forward(made.resolve, value),
      (reason) => forward(made.reject, reason),
    )
    return made.promise
  },
}
