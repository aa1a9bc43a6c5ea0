import type { Kind } from '../kind.ts'

/** SYMBOL-PASS: the worlds of one isolate share their symbols. */
export const symbol: Kind = {
  name: 'symbol',
  rule: 'SYMBOL-PASS',
  accepts: (value) => typeof value === 'symbol',
  copy: (value) => value,
}
