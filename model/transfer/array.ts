import { Aborted, Thrown, Unmodelled } from '../machine/completion.ts'
import { HeapObject, intrinsic, type Value } from '../machine/heap.ts'
import { endOfChain, patchedAccessor } from '../machine/patch.ts'
import { get } from '../machine/state.ts'
import type { Crossing, Kind } from './crossing.ts'
import { inheritedSetter } from './setter.ts'

/** A real array: its length is read once, its elements by Get; it is remembered only when it is complete. */
export const arrayKind: Kind = {
  rules: ['ARR-COPY'],
  accepts: (object) => object.brand === 'array' && object.slots.target === undefined,

  transfer(crossing, source, { depth, at }, transfer) {
    const isCycle = crossing.open.has(source)
    if (isCycle && !crossing.has('DEPTH-LIMIT'))
      throw new Unmodelled('an array that holds itself, without a limit of depth')
    crossing.apply(isCycle ? 'ARR-CYCLE' : 'ARR-COPY', at)
    crossing.open.add(source)
    const copy = new HeapObject(crossing.to, 'array', intrinsic(crossing.to, 'Array'), 'ARR-COPY')
    if (!crossing.has('ARR-CYCLE')) crossing.cache.set(source, copy)
    const length = source.properties.get('length')!.value as number
    copy.define('length', length, 'w--')
    for (let index = 0; index < length; index++) {
      const itemAt = `${at}[${index}]`
      const item = readItem(crossing, source, index, itemAt)
      const element = transfer(crossing, item, { parent: source, depth: depth + 1, at: itemAt })
      const setter = inheritedSetter(crossing, copy, String(index), 'ARR-SETTER', 'ARR-DEFINE', itemAt)
      if (setter === undefined) copy.put(String(index), element)
      else setter(element)
    }
    crossing.open.delete(source)
    crossing.cache.set(source, copy)
    return copy
  },
}

function readItem(crossing: Crossing, source: HeapObject, index: number, at: string): Value {
  if (!source.properties.has(String(index)) && patchedAccessor(crossing.machine, endOfChain(source), String(index))) {
    crossing.apply('ARR-HOLE-INHERITED', at)
    crossing.expectNothingPending('a hook')
  }
  crossing.expectGetterAlone(source, String(index))
  try {
    return get(crossing.machine, source, String(index))
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    if (crossing.has('ARR-ABORT')) {
      crossing.apply('ARR-ABORT', at)
      throw new Aborted('ARR-ABORT')
    }
    crossing.apply('ARR-THROW', at)
    throw new Thrown(error.value, 'ARR-THROW')
  }
}
