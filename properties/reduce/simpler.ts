import type { ValueNode } from '../../model/scenario/recipe.ts'

/** Plainer nodes in the place of one, the plainest first. */
export function simplerNodes(node: ValueNode): ValueNode[] {
  const world = node.in
  const plain: ValueNode[] = node.kind === 'object' ? [] : [{ kind: 'object', in: world }]
  switch (node.kind) {
    case 'function':
      return [...plain, { kind: 'function', in: world, form: 'arrow', script: {} }, { ...node, script: {} }]
    case 'array':
      return [...plain, { kind: 'array', in: world, items: [] }]
    case 'error':
      return [...plain, { kind: 'error', in: world, class: 'Error', message: '' }, { ...node, message: '' }]
    case 'promise':
      return [...plain, { kind: 'promise', in: world, fulfilled: 0 }, { kind: 'promise', in: world }]
    case 'map':
      return [...plain, { kind: 'map', in: world, entries: [] }]
    case 'set':
      return [...plain, { kind: 'set', in: world, values: [] }]
    case 'date':
      return [...plain, { kind: 'date', in: world, time: 0 }]
    case 'regexp':
      return [
        ...plain,
        { kind: 'regexp', in: world, source: 'a', flags: '' },
        { ...node, flags: '' },
        { ...node, source: 'a' },
      ]
    case 'arrayBuffer':
      return [...plain, { kind: 'arrayBuffer', in: world, bytes: [] }, ...shorterBytes(node)]
    case 'typedArray':
      return [...plain, { ...node, array: 'Uint8Array', offset: 0, length: 0 }, { ...node, offset: 0, length: 0 }]
    case 'boxed':
      return [...plain, { kind: 'boxed', in: world, primitive: 0 }]
    case 'repeat':
      return [...plain, ...writtenOut(node), { ...node, count: 0 }]
    default:
      return plain
  }
}

/** What a short repetition stands for, as a node of its own. */
function writtenOut(node: Extract<ValueNode, { kind: 'repeat' }>): ValueNode[] {
  const { shape, count, item, in: world } = node
  const array: ValueNode = { kind: 'array', in: world, items: Array(shape === 'row' ? count : 1).fill(item) }
  if (count > 2) return []
  return shape === 'object' ? [array, { kind: 'object', in: world, properties: [{ key: 'x', value: item }] }] : [array]
}

function shorterBytes(node: Extract<ValueNode, { kind: 'arrayBuffer' }>): ValueNode[] {
  const half = node.bytes.slice(0, Math.floor(node.bytes.length / 2))
  return [
    { ...node, bytes: half },
    { ...node, bytes: node.bytes.map(() => 0) },
  ]
}

/** Simpler primitives in the place of one: the simplest, then halves, then one less. */
export function simplerPrimitives(part: unknown): unknown[] {
  if (typeof part === 'number') {
    if (part === 0) return []
    if (!Number.isSafeInteger(part) || part < 0) return [0, 1]
    const steps: number[] = [0]
    for (let cut = Math.ceil(part / 2); cut >= 1; cut = cut === 1 ? 0 : Math.ceil(cut / 2)) steps.push(part - cut)
    return steps
  }
  if (typeof part === 'string') {
    if (part === '') return [0]
    const half = Math.floor(part.length / 2)
    return [0, '', 'a', ...(half > 0 ? [part.slice(0, half), part.slice(half), part.slice(0, -1), part.slice(1)] : [])]
  }
  if (typeof part === 'boolean' || part === null) return [0]
  if (typeof part !== 'object' || Array.isArray(part)) return []
  if ('undefined' in part) return [0]
  if ('number' in part) return [0]
  if ('bigint' in part) return [0, { bigint: '0' }]
  if ('symbol' in part) return [0, 'a', { symbol: 'for:' }, { symbol: 'unique:a' }]
  return []
}
