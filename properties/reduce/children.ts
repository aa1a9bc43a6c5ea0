import type { Key } from '../../model/scenario/primitive.ts'
import type { ValueNode } from '../../model/scenario/recipe.ts'
import { isPlace } from '../../model/scenario/references.ts'
import { locationsOf, readAt } from './json.ts'

/** The names that a node refers to, with the key under which a path finds them, where there is one. */
export function childrenOf(node: ValueNode): [Key | undefined, string][] {
  const children: [Key | undefined, string][] = []
  const enter = (key: Key | undefined, operand: unknown): void => {
    if (isPlace(operand) && 'value' in operand) {
      children.push([key, operand.value])
    }
  }
  if (node.kind === 'array') for (const [index, item] of node.items.entries()) enter(String(index), item)
  if ('properties' in node) {
    for (const property of node.properties ?? []) enter(property.key, property.value ?? property.get)
  }
  if ('buffer' in node) children.push([undefined, node.buffer])
  if ('target' in node) children.push([undefined, node.target])
  for (const path of locationsOf(node)) enter(undefined, readAt(node, path))
  return children
}
