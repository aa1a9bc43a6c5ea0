import type { ValueNode } from '../../model/scenario/recipe.ts'
import { defineData } from './define.ts'
import { ArrayConstructor } from './intrinsics.ts'
import { interpreter } from './state.ts'

/** Builds a deep or long value; `enter` gives the outermost its name before the item is resolved. */
export function makeRepeat(node: ValueNode & { kind: 'repeat' }, enter: (object: object) => void): unknown {
  if (node.shape === 'row') return makeRow(node.count, node, enter)
  if (node.count === 0) return interpreter.resolve(node.item)
  const outermost = makeLevel(node.shape)
  enter(outermost)
  const key = node.shape === 'object' ? 'x' : 0
  let innermost = outermost
  for (let level = 1; level < node.count; level++) {
    const inner = makeLevel(node.shape)
    defineData(innermost, key, inner)
    innermost = inner
  }
  defineData(innermost, key, interpreter.resolve(node.item))
  return outermost
}

function makeLevel(shape: 'object' | 'array'): object {
  return shape === 'object' ? {} : []
}

function makeRow(count: number, node: ValueNode & { kind: 'repeat' }, enter: (object: object) => void): object {
  const row = new ArrayConstructor(count)
  enter(row)
  const item = interpreter.resolve(node.item)
  for (let index = 0; index < count; index++) defineData(row, index, item)
  return row
}
