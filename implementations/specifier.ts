import type { Adapter } from './adapter.ts'

const specifiers = new WeakMap<Adapter, string>()

/** Notes of what `loadAdapter` makes the same adapter in another process. Copies of the object have none. */
export function setSpecifier<Kind extends Adapter>(adapter: Kind, specifier: string): Kind {
  specifiers.set(adapter, specifier)
  return adapter
}

/** What `loadAdapter` makes the same adapter of in another process; absent for one that is known as an object alone. */
export function specifierOf(adapter: Adapter): string | undefined {
  return specifiers.get(adapter)
}
