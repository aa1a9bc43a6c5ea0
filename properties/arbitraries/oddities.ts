import type { Operand } from '../../model/scenario/place.ts'
import type { Primitive } from '../../model/scenario/primitive.ts'
import type { Property, ValueKind, ValueNode, World } from '../../model/scenario/recipe.ts'
import type { Deck } from './deck.ts'
import { addDraft, close, type Draft, type Drawing, refer } from './draft.ts'
import { drawOddKey, drawPrimitive } from './primitives.ts'
import { addThenable } from './thenables.ts'

/** Draws one value of a kind of its own, closed: nothing hangs below it by chance. */
type Oddity = (add: (node: ValueNode, word?: string) => Draft, world: World, deck: Deck, drawing: Drawing) => Draft

/** Nodes that stand for their kind, as a target, a prototype or a part. */
const samples: readonly ((world: World) => ValueNode)[] = [
  (world) => ({ kind: 'array', in: world, items: [1, 'two'] }),
  (world) => ({ kind: 'map', in: world, entries: [['key', 1]] }),
  (world) => ({ kind: 'set', in: world, values: [1] }),
  (world) => ({ kind: 'date', in: world, time: 0 }),
  (world) => ({ kind: 'error', in: world, class: 'RangeError', message: 'no' }),
  (world) => ({ kind: 'regexp', in: world, source: 'a', flags: 'g', lastIndex: 1 }),
  (world) => ({ kind: 'boxed', in: world, primitive: 'text' }),
  (world) => ({ kind: 'arrayBuffer', in: world, bytes: [1, 2] }),
  (world) => ({ kind: 'promise', in: world, fulfilled: 1 }),
]
/** What inherits from a promise is not modelled. */
const prototypes = samples.slice(0, -1)

/** What a getter may throw, so that its text crosses. */
const exceptions: typeof samples = [
  ...samples,
  (world) => ({ kind: 'object', in: world, properties: [{ key: 'code', value: 1 }] }),
  (world) => ({ kind: 'object', in: world, prototype: null }),
  (world) => ({ kind: 'boxed', in: world, primitive: 7 }),
  (world) => ({ kind: 'error', in: world, class: 'TypeError' }),
  (world) => ({
    kind: 'error',
    in: world,
    class: 'Error',
    message: 'no',
    properties: [{ key: 'name', value: '' }],
  }),
]

const names: readonly Primitive[] = ['AbortError', 'TypeError', '', 5, null, { symbol: 'for:app' }]

function drawNote(deck: Deck): Property {
  if (deck.onceIn(8)) return { key: 'note', throws: 'no' }
  return deck.chance(50) ? { key: 'note', value: drawPrimitive(deck) } : { key: 'note', get: drawPrimitive(deck) }
}

function drawName(add: Parameters<Oddity>[0], world: World, deck: Deck): Operand {
  return deck.onceIn(4) ? refer(add({ kind: 'boxed', in: world, primitive: 'RangeError' })) : deck.choose(names)
}

const oddities: readonly Oddity[] = [
  // properties of what is cloned
  (add, world, deck) => add({ kind: 'map', in: world, entries: [['key', 1]], properties: [drawNote(deck)] }),
  (add, world, deck) => add({ kind: 'set', in: world, values: [1], properties: [drawNote(deck)] }),
  (add, world, deck) => add({ kind: 'date', in: world, time: 0, properties: [drawNote(deck)] }),
  // errors with names, and causes in a ring
  (add, world, deck) => {
    const error = add({
      kind: 'error',
      in: world,
      class: 'TypeError',
      message: 'no',
      properties: [{ key: 'name', value: drawName(add, world, deck) }],
    })
    return deck.chance(50) ? error : add({ kind: 'map', in: world, entries: [['error', refer(error)]] })
  },
  (add, world) => {
    const inner = add({ kind: 'error', in: world, class: 'Error', message: 'inner' })
    const outer = add({ kind: 'error', in: world, class: 'TypeError', message: 'outer', cause: refer(inner) })
    if (inner.node.kind === 'error') inner.node.cause = refer(outer)
    return add({ kind: 'map', in: world, entries: [['error', refer(outer)]] })
  },
  // statics under any key
  (add, world, deck) =>
    add({
      kind: 'function',
      in: world,
      form: deck.choose(['arrow', 'function', 'method', 'async'] as const),
      script: {},
      properties: [{ key: drawOddKey(deck, false), ...(deck.chance(50) ? { value: 1 } : { get: 1 }) }],
    }),
  // proxies and prototypes of any kind
  (add, world, deck) => add({ kind: 'proxy', in: world, target: add(deck.choose(samples)(world), 'target').name }),
  (add, world, deck) => {
    const prototype = add(deck.choose(prototypes)(world), 'inherited')
    return add({ kind: 'object', in: world, prototype: refer(prototype), properties: [{ key: 'own', value: 1 }] })
  },
  (add, world) => {
    const properties: Property[] = [{ key: 'inherited', get: 1 }]
    const prototype = add({ kind: 'object', in: world, properties }, 'inherited')
    return add({ kind: 'object', in: world, prototype: refer(prototype), properties: [{ key: 'own', value: 1 }] })
  },
  // what is thrown meanwhile, as a text
  (add, world, deck) => {
    const thrown = deck.onceIn(5) ? drawPrimitive(deck) : refer(add(deck.choose(exceptions)(world), 'thrown'))
    return add({ kind: 'object', in: world, properties: [{ key: 'id', throws: thrown }] })
  },
  // islands of a structured clone
  (add, world, deck) => {
    const part = add(deck.choose(samples)(world))
    return add({
      kind: 'map',
      in: world,
      entries: [
        ['first', refer(part)],
        [refer(part), 'again'],
      ],
    })
  },
  (add, world) => {
    const ring = add({ kind: 'map', in: world, entries: [] })
    if (ring.node.kind === 'map') ring.node.entries.push(['itself', refer(ring)])
    return ring
  },
  (add, world, deck) => {
    const list = add({ kind: 'array', in: world, items: [1, { hole: true }, deck.chance(50) ? 2 : { get: 2 }] })
    const object = add({ kind: 'object', in: world, properties: [{ key: 'list', value: refer(list) }, drawNote(deck)] })
    return add({ kind: 'set', in: world, values: [refer(object), refer(list)] })
  },
  // what changes while it is copied
  (add, world) => add({ kind: 'array', in: world, items: [{ get: 1, deletes: '2' }, 2, 3] }),
  (add, world) => {
    const properties: Property[] = [
      { key: 'first', get: 1, deletes: 'second' },
      { key: 'second', value: 2 },
    ]
    return add({ kind: 'map', in: world, entries: [['key', refer(add({ kind: 'object', in: world, properties }))]] })
  },
  (add, world) =>
    add({
      kind: 'function',
      in: world,
      form: 'arrow',
      script: {},
      properties: [
        { key: 'first', get: 1, deletes: 'second' },
        { key: 'second', value: 2 },
      ],
    }),
  // a thenable that is data
  (add, world, deck, drawing) => add({ kind: 'array', in: world, items: [refer(addThenable(drawing, world, deck))] }),
  // what is frozen already, with an accessor
  (add, world, deck) =>
    add({
      kind: 'object',
      in: world,
      integrity: deck.choose(['nonextensible', 'sealed', 'frozen'] as const),
      properties: [drawNote(deck), { key: 'size', value: 1 }],
    }),
]

/** The kinds that they are of: without one of them, none is drawn. */
export const oddKinds: readonly ValueKind[] = [
  'object',
  'array',
  'function',
  'error',
  'promise',
  'map',
  'set',
  'date',
  'regexp',
  'boxed',
  'arrayBuffer',
  'proxy',
]

/** An object with a getter that deletes a key whose turn comes later; now and then it is inherited all the same. */
export function drawForgetful(drawing: Drawing, world: World, deck: Deck): Draft {
  const add = (node: ValueNode, word?: string): Draft => close(drawing, addDraft(drawing, world, node, deck, word))
  const second: Property = { key: 'second', value: 2 }
  const prototype = deck.onceIn(4)
    ? { prototype: refer(add({ kind: 'object', in: world, properties: [second] }, 'inherited')) }
    : {}
  const first: Property = { key: 'first', get: drawPrimitive(deck), deletes: 'second' }
  return add({ kind: 'object', in: world, ...prototype, properties: [first, second, { key: 'third', value: 3 }] })
}

/** A value that is built as few would build it: each stands for a rule that chance alone never meets. */
export function drawOddity(drawing: Drawing, world: World, deck: Deck): Draft {
  const add = (node: ValueNode, word?: string): Draft => close(drawing, addDraft(drawing, world, node, deck, word))
  return deck.choose(oddities)(add, world, deck, drawing)
}
