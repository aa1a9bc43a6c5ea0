import { defineStandard } from '../machine/bare.ts'
import { HeapObject, intrinsic, type Value } from '../machine/heap.ts'
import type { Machine } from '../machine/state.ts'
import type { World } from '../scenario/recipe.ts'
import type { Kind } from './crossing.ts'

/**
 * Anything callable: classes, generator functions, bound functions and callable proxies too.
 * It becomes a new function, or on its way home the original.
 */
export const functionKind: Kind = {
  accepts: (object) => object.brand === 'function',

  transfer(crossing, object, { parent, at }) {
    const { behaviour } = object.slots
    if (behaviour?.kind === 'bridge' && behaviour.original.world === crossing.to) {
      crossing.apply('FN-ROUNDTRIP', at)
      return behaviour.original
    }
    crossing.apply('FN-PROXY', at)
    const receiver = crossing.has('FN-RECEIVER-SELF') ? object : parent
    const proxy = makeProxy(crossing.machine, crossing.to, object, receiver)
    crossing.cache.set(object, proxy)
    return proxy
  },
}

/** A function as V8 makes a native one. */
function makeProxy(machine: Machine, world: World, original: HeapObject, receiver: Value): HeapObject {
  const proxy = new HeapObject(world, 'function', intrinsic(world, 'Function'), 'FN-PROXY', {
    behaviour: { kind: 'bridge', original, receiver },
    native: true,
    received: true,
  })
  proxy.lazy = (made) => defineStandard(made, machine.facts[world])
  return proxy
}
