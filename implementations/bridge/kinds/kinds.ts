import type { Kind } from '../kind.ts'
import { array } from './array.ts'
import { cached } from './cache.ts'
import { clone } from './clone.ts'
import { tooDeepKind } from './depth.ts'
import { error } from './error.ts'
import { functions } from './function.ts'
import { object } from './object.ts'
import { primitive } from './primitive.ts'
import { promise } from './promise.ts'
import { symbol } from './symbol.ts'
import { wrapper } from './wrapper.ts'

/** All kinds, in the order in which the bridge asks them. */
export const kinds: readonly Kind[] = [
  tooDeepKind,
  primitive,
  symbol,
  cached,
  functions,
  promise,
  error,
  array,
  wrapper,
  object,
  clone,
]
