import { array } from './array.ts'
import { arrayBuffer } from './arrayBuffer.ts'
import { boxed } from './boxed.ts'
import { date } from './date.ts'
import { error } from './error.ts'
import type { Cloneable } from './island.ts'
import { map } from './map.ts'
import { object } from './object.ts'
import { platform } from './platform.ts'
import { regexp } from './regexp.ts'
import { set } from './set.ts'
import { view } from './view.ts'
import { wasmModule } from './wasmModule.ts'

/** All kinds of objects that structured clone knows. No object is of two of them. */
export const cloneables: readonly Cloneable[] = [
  date,
  regexp,
  boxed,
  map,
  set,
  arrayBuffer,
  view,
  error,
  array,
  platform,
  wasmModule,
  object,
]
