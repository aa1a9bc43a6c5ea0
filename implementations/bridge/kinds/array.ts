import type { Crossing } from '../crossing.ts'
import { defineOwn } from '../define.ts'
import type { Kind } from '../kind.ts'

/** Longer arrays than this are built element by element. */
const atOnce = 10_000

/**
 * ARR-COPY: as many elements as the array had when its turn came, each read like any property.
 * ARR-CYCLE: the copy is entered when it is complete, so that an array in itself goes round until the depth limit.
 */
export const array: Kind = {
  name: 'array',
  rule: 'ARR-COPY',
  accepts: (value, { workings }) => !workings.parts.brands.isProxy(value) && Array.isArray(value),
  copy: (original: unknown[], crossing, depth) => {
    const { length } = original
    if (crossing.workings.rules.has('ARR-SETTER')) return assignEach(original, length, crossing, depth)
    const elements: unknown[] = []
    for (let index = 0; index < length; index++) {
      elements[index] = crossing.pass(readElement(original, index, crossing), depth + 1, original)
    }
    const copy = build(elements, crossing)
    crossing.cache.set(original, copy)
    return copy
  },
}

/** ARR-SETTER: until #52923 the copy had its length first, and each element was assigned. */
function assignEach(original: unknown[], length: number, crossing: Crossing, depth: number): unknown[] {
  const copy = crossing.destination.array([])
  copy.length = length
  for (let index = 0; index < length; index++) {
    copy[index] = crossing.pass(readElement(original, index, crossing), depth + 1, original)
  }
  crossing.cache.set(original, copy)
  return copy
}

/** ARR-THROW, ARR-ABORT */
function readElement(original: unknown[], index: number, { workings }: Crossing): unknown {
  try {
    return original[index]
  } catch (thrown) {
    if (workings.rules.has('ARR-ABORT')) workings.abort('ARR-ABORT')
    throw thrown
  }
}

function build(elements: unknown[], { destination }: Crossing): unknown[] {
  if (elements.length <= atOnce) return destination.array(elements)
  const copy = destination.array([])
  for (let index = 0; index < elements.length; index++) defineOwn(copy, index, elements[index])
  return copy
}
