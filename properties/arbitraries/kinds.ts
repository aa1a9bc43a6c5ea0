import { madeObjects } from '../../model/scenario/dom.ts'
import type { Place } from '../../model/scenario/place.ts'
import type { Primitive } from '../../model/scenario/primitive.ts'
import type { Property, ValueKind, World } from '../../model/scenario/recipe.ts'
import { errorClasses } from '../../model/scenario/words.ts'
import { settleWith } from './attach.ts'
import { drawBuffer, drawDataView, drawTypedArray } from './buffers.ts'
import { drawBuiltin, tags } from './choices.ts'
import { type Deck, weigh } from './deck.ts'
import { addDraft, addProperty, close, type Draft, type Drawing, holdAsData, type NodeOf, refer } from './draft.ts'
import { exposureNames } from './names.ts'
import { drawBoxable, drawDataKey, drawOddKey, drawPrimitive } from './primitives.ts'
import { keptName } from './scripts.ts'
import { addThenable } from './thenables.ts'

const forms = weigh({
  arrow: 26,
  function: 24,
  method: 24,
  async: 14,
  bound: 3,
  proxy: 4,
  class: 3,
  generator: 2,
  asyncGenerator: 1,
  revoked: 1,
})
const messages = ['boom', '', 'not found', 'Uncaught Error: inner', 'ünïcode \ud800', 'x'.repeat(60)]
const times = [0, 1_700_000_000_000, -1, 8.64e15, -8.64e15, 253_402_300_799_999]
const sources = ['a', 'abc', 'x1', 'B', '0']
const flags = ['', 'g', 'i', 'gi', 'y', 'dgimsuy', 'v', 's']

/** Draws a node of a kind; it has no children yet. Kinds that need another node bring it with them. */
export function drawKind(drawing: Drawing, world: World, kind: ValueKind, deck: Deck): Draft {
  const add = (node: Draft['node']): Draft => addDraft(drawing, world, node, deck)
  switch (kind) {
    case 'object':
      return add(drawObject(drawing, world, deck))
    case 'array':
      return add(drawArray(world, deck))
    case 'function':
      return add(drawFunction(world, deck))
    case 'error':
      return add(drawError(world, deck))
    case 'promise':
      return drawPromise(drawing, world, deck)
    case 'map':
      return drawMap(drawing, world, deck)
    case 'set': {
      const values = Array.from({ length: deck.below(3) }, () => drawClonable(deck))
      return add({ kind, in: world, ...drawSubclass(deck), values })
    }
    case 'date':
      return add({ kind, in: world, ...drawSubclass(deck), time: deck.onceIn(8) ? null : deck.choose(times) })
    case 'regexp': {
      const lastIndex = deck.onceIn(5) ? { lastIndex: deck.below(4) } : {}
      return add({ kind, in: world, source: deck.choose(sources), flags: deck.choose(flags), ...lastIndex })
    }
    case 'arrayBuffer':
      return add(drawBuffer(world, deck))
    case 'typedArray':
      return add(drawTypedArray(drawing, world, deck))
    case 'dataView':
      return add(drawDataView(drawing, world, deck))
    case 'element':
      return add(drawElement(world, deck))
    case 'blob': {
      const name = deck.chance(40) ? { name: deck.choose(['a.txt', '']) } : {}
      return add({
        kind,
        in: world,
        text: deck.choose(['', 'text', 'ünï']),
        type: deck.choose(['', 'text/plain']),
        ...name,
      })
    }
    case 'platform':
      return add({ kind, in: world, of: deck.choose(madeObjects) })
    case 'builtin':
      return add({ kind, in: world, of: drawBuiltin(deck) })
    case 'boxed':
      return add({ kind, in: world, primitive: drawBoxable(deck) })
    case 'proxy': {
      const target = addDraft(drawing, world, { kind: 'object', in: world }, deck, 'target')
      return add({ kind, in: world, target: target.name })
    }
    case 'repeat':
      return add(drawRepeat(world, deck))
    default:
      return kind satisfies never
  }
}

function drawObject(drawing: Drawing, world: World, deck: Deck): NodeOf<'object'> {
  const node: NodeOf<'object'> = { kind: 'object', in: world }
  for (let count = deck.below(4); count > 0; count--) {
    const key = deck.chance(10) ? drawOddKey(deck, true) : drawDataKey(deck)
    addProperty(node, drawProperty(world, deck, key))
  }
  if (deck.chance(4)) node.prototype = null
  if (deck.chance(5)) node.integrity = deck.choose(['nonextensible', 'sealed', 'frozen'] as const)
  if (deck.onceIn(200)) addProperty(node, { key: 'then', value: drawPrimitive(deck) })
  if (deck.onceIn(60)) addProperty(node, { key: '__proto__', value: drawProtoValue(drawing, world, deck) })
  return node
}

/** Old bridges assign an own `__proto__` key and so set the copy's prototype: no back edge may run through it. */
function drawProtoValue(drawing: Drawing, world: World, deck: Deck): Property['value'] {
  if (!deck.chance(60)) return deck.chance(40) ? null : drawPrimitive(deck)
  const leaf = addDraft(
    drawing,
    world,
    { kind: 'object', in: world, properties: [{ key: 'x', value: 1 }] },
    deck,
    'inherited',
  )
  return refer(close(drawing, leaf))
}

/** Subclasses are lost on the way: some have one. */
function drawSubclass(deck: Deck): { subclass?: true } {
  return deck.onceIn(40) ? { subclass: true } : {}
}

function drawMap(drawing: Drawing, world: World, deck: Deck): Draft {
  const node: NodeOf<'map'> = { kind: 'map', in: world, ...drawSubclass(deck), entries: [] }
  for (let count = deck.below(3); count > 0; count--) node.entries.push([drawClonable(deck), drawClonable(deck)])
  const draft = addDraft(drawing, world, node, deck)
  if (deck.onceIn(5)) {
    // What a structured clone meets twice.
    const twice = close(drawing, addDraft(drawing, world, { kind: 'object', in: world }, deck, 'twice'))
    holdAsData(draft, twice, 2)
    node.entries.push(['left', refer(twice)], ['right', refer(twice)])
  }
  return draft
}

function drawPromise(drawing: Drawing, world: World, deck: Deck): Draft {
  const node: NodeOf<'promise'> = { kind: 'promise', in: world, ...drawSubclass(deck) }
  const special = deck.below(16)
  if (special < 14) return addDraft(drawing, world, node, deck)
  // What follows a thenable, and what settles with something that can't be converted.
  const given =
    special === 15 || !drawing.selection.kinds.includes('builtin')
      ? addThenable(drawing, world, deck)
      : addDraft(drawing, world, { kind: 'builtin', in: world, of: drawBuiltin(deck) }, deck)
  settleWith(drawing, node, refer(given), special === 14 && deck.chance(40))
  const draft = addDraft(drawing, world, node, deck)
  draft.gives = given
  return draft
}

function drawFunction(world: World, deck: Deck): NodeOf<'function'> {
  const form = deck.pick(forms)
  const subclass = form === 'revoked' ? {} : drawSubclass(deck)
  return { kind: 'function', in: world, form, ...subclass, script: {} }
}

/** A getter that throws leaves an exception pending in old Electrons, which the model can't always follow: rare. */
function drawGetter(world: World, deck: Deck): Pick<Property, 'get' | 'throws'> {
  if (deck.onceIn(24)) return { throws: drawPrimitive(deck) }
  return { get: deck.onceIn(12) ? drawArrived(world, deck) : drawPrimitive(deck) }
}

/** What came over the bridge, by the time that it is asked for. */
function drawArrived(world: World, deck: Deck): Place {
  return world === 'main' && deck.chance(50) ? { exposed: exposureNames[0]! } : { kept: keptName(world) }
}

function drawProperty(world: World, deck: Deck, key: Property['key']): Property {
  const value = drawPrimitive(deck)
  switch (deck.below(40)) {
    case 39:
      return { key, value, enumerable: false }
    case 38:
      return { key, value, writable: false }
    case 37:
      return { key, value, configurable: false }
    case 36:
    case 35:
      return { key, ...drawGetter(world, deck) }
    case 34:
      return deck.chance(50) ? { key, set: true } : { key, get: value, set: true }
    default:
      return { key, value }
  }
}

function drawArray(world: World, deck: Deck): NodeOf<'array'> {
  const node: NodeOf<'array'> = { kind: 'array', in: world, ...drawSubclass(deck), items: [] }
  for (let count = deck.below(4); count > 0; count--) {
    const odd = deck.below(40)
    if (odd === 39) node.items.push({ hole: true })
    else if (odd === 38) node.items.push({ get: drawPrimitive(deck) })
    else node.items.push(drawPrimitive(deck))
  }
  if (deck.onceIn(40)) addProperty(node, { key: 'total', value: drawPrimitive(deck) })
  if (deck.onceIn(40)) node.integrity = deck.choose(['nonextensible', 'sealed', 'frozen'] as const)
  // A throwing element ends the renderer of real Electrons: rare.
  if (deck.onceIn(650)) node.items.push({ throws: drawPrimitive(deck) })
  return node
}

function drawError(world: World, deck: Deck): NodeOf<'error'> {
  const node: NodeOf<'error'> = { kind: 'error', in: world, class: deck.choose(errorClasses) }
  switch (deck.below(16)) {
    case 15:
      addProperty(node, { key: 'message', ...drawGetter(world, deck) })
      break
    case 14:
      addProperty(node, { key: 'message', value: drawPrimitive(deck) })
      break
    case 13:
      break
    default:
      node.message = deck.choose(messages)
  }
  if (deck.chance(15)) node.subclass = true
  if (deck.chance(12)) addProperty(node, { key: 'code', value: 'ENOENT' })
  return node
}

function drawElement(world: World, deck: Deck): NodeOf<'element'> {
  const node: NodeOf<'element'> = { kind: 'element', in: world, tag: deck.pick(tags) }
  if (deck.onceIn(3))
    addProperty(
      node,
      deck.onceIn(4) ? { key: 'extra', ...drawGetter(world, deck) } : { key: 'extra', value: drawPrimitive(deck) },
    )
  return node
}

function drawRepeat(world: World, deck: Deck): NodeOf<'repeat'> {
  const shape = deck.choose(['row', 'object', 'array'] as const)
  const item = drawPrimitive(deck)
  const near = deck.onceIn(40)
  if (shape === 'row') return { kind: 'repeat', in: world, shape, count: near ? 60 : deck.below(6), item }
  const edge = shape === 'object' ? 498 : 998
  return { kind: 'repeat', in: world, shape, count: near ? edge + deck.below(3) : deck.below(8), item }
}

/** What a Map or Set takes without failing to clone, mostly. */
function drawClonable(deck: Deck): Primitive {
  const primitive = drawPrimitive(deck)
  const isSymbol = typeof primitive === 'object' && primitive !== null && 'symbol' in primitive
  return isSymbol && !deck.onceIn(10) ? 'symbol' : primitive
}
