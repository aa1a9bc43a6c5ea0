import type { Cloneable } from './island.ts'

type Clonable = string | number | boolean | bigint

/** Each throws unless the object is a wrapper of its own kind. A wrapped symbol has none and is refused. */
const valuesOf: readonly (() => Clonable)[] = [
  String.prototype.valueOf,
  Number.prototype.valueOf,
  Boolean.prototype.valueOf,
  BigInt.prototype.valueOf,
]

export const boxed: Cloneable = {
  name: 'boxed',
  rule: 'CLONE-COPY',
  accepts: (value, brands) => brands.isBoxed(value),
  copy: (original, { destination }) => {
    for (const valueOf of valuesOf) {
      let primitive: Clonable
      try {
        primitive = Reflect.apply(valueOf, original, [])
      } catch {
        continue
      }
      return destination.boxed(primitive)
    }
    throw new Error('A wrapped symbol has no structured clone.')
  },
}
