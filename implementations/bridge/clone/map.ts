import type { Cloneable } from './island.ts'

const { forEach, set } = Map.prototype

/** The entries are taken first, because getters of what they hold may change the map. */
export const map: Cloneable = {
  name: 'map',
  rule: 'CLONE-COPY',
  accepts: (value, brands) => brands.isMap(value),
  copy: (original, island) => {
    const copy = island.enter(original, island.destination.map())
    const entries: [key: unknown, value: unknown][] = []
    Reflect.apply(forEach, original, [(value: unknown, key: unknown) => entries.push([key, value])])
    for (const [key, value] of entries) Reflect.apply(set, copy, [island.clone(key), island.clone(value)])
    return copy
  },
}
