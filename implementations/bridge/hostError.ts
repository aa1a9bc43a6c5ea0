import type { Brands } from './brands.ts'
import type { ErrorName, Realm } from './realm.ts'
import { overflow } from './texts.ts'

const classes = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }
const names = new Map(Object.entries(classes).map(([name, { prototype }]) => [prototype, name as ErrorName]))

/**
 * `thrown`, or its like made in `world` when the engine threw it where no code of `world` ran: in the realm of the bridge
 * itself (a full stack, a revoked proxy), or in a maker of the `other` world (a full stack).
 */
export function remakeHostError(thrown: unknown, world: Realm, other: Realm, brands: Brands): unknown {
  if (!brands.isNativeError(thrown)) return thrown
  const prototype = Object.getPrototypeOf(thrown)
  if (prototype === other.rangeErrorPrototype && prototype !== world.rangeErrorPrototype && thrown.message === overflow)
    return world.error('RangeError', overflow)
  // A world that is the bridge's own realm gets its own errors.
  if (world.objectPrototype === Object.prototype) return thrown
  const name = names.get(prototype)
  return name === undefined ? thrown : world.error(name, thrown.message)
}
