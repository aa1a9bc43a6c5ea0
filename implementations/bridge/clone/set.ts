import type { Cloneable } from './island.ts'

const { add, forEach } = Set.prototype

/** The values are taken first, because getters of what they hold may change the set. */
export const set: Cloneable = {
  name: 'set',
  rule: 'CLONE-COPY',
  accepts: (value, brands) => brands.isSet(value),
  copy: (original, island) => {
    const copy = island.enter(original, island.destination.set())
    const values: unknown[] = []
    Reflect.apply(forEach, original, [(value: unknown) => values.push(value)])
    for (const value of values) Reflect.apply(add, copy, [island.clone(value)])
    return copy
  },
}
