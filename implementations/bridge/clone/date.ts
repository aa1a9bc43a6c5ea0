import type { Cloneable } from './island.ts'

const { getTime } = Date.prototype

export const date: Cloneable = {
  name: 'date',
  rule: 'CLONE-COPY',
  accepts: (value, brands) => brands.isDate(value),
  copy: (original, { destination }) => destination.date(Reflect.apply(getTime, original, [])),
}
