import { makeNative } from '../machine/bare.ts'
import type { Kind } from './crossing.ts'

/**
 * Anything callable: classes, generator functions, bound functions and callable proxies too.
 * It becomes a new function, or on its way home the original.
 */
export const functionKind: Kind = {
  rules: ['FN-PROXY'],
  accepts: (object) => object.brand === 'function',

  transfer(crossing, object, { parent, at }) {
    const { behaviour } = object.slots
    if (behaviour?.kind === 'bridge' && behaviour.original.world === crossing.to && crossing.has('FN-ROUNDTRIP')) {
      crossing.apply('FN-ROUNDTRIP', at)
      return behaviour.original
    }
    crossing.apply('FN-PROXY', at)
    const receiver = crossing.has('FN-RECEIVER-SELF') ? object : parent
    const proxy = makeNative(crossing.machine, crossing.to, 'FN-PROXY', { kind: 'bridge', original: object, receiver })
    crossing.cache.set(object, proxy)
    return proxy
  },
}
