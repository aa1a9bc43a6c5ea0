import type { Kind } from '../kind.ts'

/** CACHE-COPY: what crossed before in this crossing. Each kind enters its own copies, or does not (errors). */
export const cached: Kind = {
  name: 'cache',
  rule: 'CACHE-COPY',
  accepts: (value: object, { cache }) => cache.has(value),
  copy: (value: object, { cache }) => cache.get(value),
}
