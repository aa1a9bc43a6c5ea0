import type { Kind } from '../kind.ts'
import { tooDeep } from '../texts.ts'

const limit = 1000

/** DEPTH-LIMIT: asked before everything else, so primitives and values that crossed before are refused too. */
export const tooDeepKind: Kind = {
  name: 'depth',
  rule: 'DEPTH-LIMIT',
  accepts: (_value, _crossing, depth) => depth >= limit,
  copy: (_value, { errors }) => {
    throw errors.error('TypeError', tooDeep)
  },
}
