import type { Brands } from './brands.ts'
import type { ErrorName, Realm } from './realm.ts'

const classes = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }
const names = new Map(Object.entries(classes).map(([name, { prototype }]) => [prototype, name as ErrorName]))

/**
 * `thrown`, or its like made in `world` when it is an error of the realm that the bridge itself runs in: the engine
 * throws such a one when the stack is full, or when the bridge touches a revoked proxy.
 */
export function remakeHostError(thrown: unknown, world: Realm, brands: Brands): unknown {
  // A world that is the bridge's own realm gets its own errors.
  if (world.objectPrototype === Object.prototype || !brands.isNativeError(thrown)) return thrown
  const name = names.get(Object.getPrototypeOf(thrown))
  return name === undefined ? thrown : world.error(name, thrown.message)
}
