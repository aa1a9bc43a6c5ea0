import type { Kind } from '../kind.ts'

/** PRIM-PASS */
export const primitive: Kind = {
  name: 'primitive',
  rule: 'PRIM-PASS',
  accepts: (value) => {
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'bigint':
      case 'boolean':
      case 'undefined':
        return true
      default:
        return value === null
    }
  },
  copy: (value) => value,
}
