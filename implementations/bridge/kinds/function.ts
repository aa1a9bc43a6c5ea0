import { callPending } from '../callPending.ts'
import { Crossing, type Workings } from '../crossing.ts'
import { remakeHostError } from '../hostError.ts'
import type { Kind } from '../kind.ts'
import type { Completion, Realm } from '../realm.ts'
import { thrownText, uncaughtText } from '../thrown.ts'

/** FN-PROXY, FN-ROUNDTRIP: a function of its own world comes home, any other gets a stand-in. */
export const functions: Kind = {
  name: 'function',
  rule: 'FN-PROXY',
  accepts: (value) => typeof value === 'function',
  copy: (original: object, crossing, _depth, holder) => {
    const { cache, destination, source, workings } = crossing
    const { homes, receiver } = workings.parts
    const home = homes.find(original, destination)
    if (home !== undefined) return home
    const self = receiver(original, holder)
    const proxied = destination.makeFunction((args) => call(original, self, args, source, destination, workings))
    homes.remember(proxied, original, source)
    cache.set(original, proxied)
    return proxied
  },
}

/** One call of a proxied function. It knows nothing of the crossing in which it was made, which would live as long. */
function call(
  original: object,
  self: unknown,
  args: readonly unknown[],
  owner: Realm,
  caller: Realm,
  workings: Workings,
): Completion {
  const { brands } = workings.parts
  const passed: unknown[] = []
  // ARG-CONVERT: all arguments are one crossing, and their errors reach the caller as they are.
  const inwards = new Crossing(workings, caller, owner, caller)
  try {
    for (let index = 0; index < args.length; index++) passed[index] = inwards.pass(args[index], 0, caller.global)
  } catch (thrown) {
    return { threw: true, value: remakeHostError(thrown, caller, owner, brands) }
  }
  let result: unknown
  try {
    result = inwards.isPending
      ? callPending(original, owner, inwards.missed!.thrown)
      : owner.apply(original, self, passed)
  } catch (thrown) {
    return { threw: true, value: caller.error('Error', thrownText(thrown)) }
  }
  try {
    // RET-CONVERT, RET-FRESH
    const outwards = new Crossing(workings, owner, caller, caller)
    const value = outwards.pass(result, 0, owner.global)
    outwards.rethrowMissed()
    return { threw: false, value }
  } catch (thrown) {
    return { threw: true, value: caller.error('Error', uncaughtText(thrown, brands, owner)) }
  }
}
