import type { FoundObject } from '../../model/scenario/dom.ts'
import type { Property, ValueKind, World } from '../../model/scenario/recipe.ts'
import type { Patchable } from '../../model/scenario/words.ts'
import { drawTypedArray } from './buffers.ts'
import { drawBuiltin, drawPrototype, drawRefusedBuiltin, platformChoices, tags } from './choices.ts'
import type { Deck } from './deck.ts'
import { addDraft, close, type Draft, type Drawing, refer } from './draft.ts'
import { drawForgetful, drawOddity, oddKinds } from './oddities.ts'

/** A value that chance alone sends too few ways: what it is made of, and how often it is the subject. */
export interface Subject {
  kinds: readonly ValueKind[]
  weight: number
  /** it goes one way only: what it does to a world lasts, there is one alone, or some way leaves all of it unmodelled */
  once?: true
  /** it may end its world as an argument: it goes no way that makes it one first */
  ends?: true
  /** what has a hook in its place in both worlds before it goes */
  patched?: { what: Patchable; key?: string }
  make(drawing: Drawing, world: World, deck: Deck): Draft
}

type Node = Draft['node']

const one =
  (of: (world: World, deck: Deck) => Node): Subject['make'] =>
  (drawing, world, deck) =>
    close(drawing, addDraft(drawing, world, of(world, deck), deck))

/** An object with one property. */
const holding = (property: Property): Subject['make'] =>
  one((world) => ({ kind: 'object', in: world, properties: [property] }))

/** A map with another value as an entry, twice. */
const inMap =
  (make: Subject['make']): Subject['make'] =>
  (drawing, world, deck) => {
    const value = refer(make(drawing, world, deck))
    const entries = [['left', value] as [string, typeof value], ['right', value] as [string, typeof value]]
    return close(drawing, addDraft(drawing, world, { kind: 'map', in: world, entries }, deck))
  }

const error = one((world, deck) => ({
  kind: 'error',
  in: world,
  class: deck.choose(['TypeError', 'RangeError', 'Error'] as const),
  message: 'no',
}))
const arrow = one((world) => ({ kind: 'function', in: world, form: 'arrow', script: {} }))
const refusedBuiltin = one((world, deck) => ({ kind: 'builtin', in: world, of: drawRefusedBuiltin(deck) }))
const inheritingBuiltin: Subject['make'] = (drawing, world, deck) => {
  const prototype = one((of) => ({ kind: 'builtin', in: of, of: drawPrototype(deck) }))(drawing, world, deck)
  return one((of) => ({ kind: 'object', in: of, prototype: refer(prototype) }))(drawing, world, deck)
}
const element = one((world, deck) => ({ kind: 'element', in: world, tag: deck.pick(tags) }))
const wasmModule = one((world) => ({ kind: 'builtin', in: world, of: 'wasmModule' }))
const moduleNamespace = one((world) => ({ kind: 'builtin', in: world, of: 'moduleNamespace' }))
const blob = one((world) => ({ kind: 'blob', in: world, text: 'text', type: '' }))
const platform = one((world, deck) => ({ kind: 'platform', in: world, of: deck.choose(platformChoices) }))

/** Of these one is drawn in a share of all scenarios. */
export const plainSubjects: readonly Subject[] = [
  { kinds: oddKinds, weight: 25, once: true, make: drawOddity },
  { kinds: ['object'], weight: 6, make: holding({ key: 'id', get: 1 }) },
  { kinds: ['object'], weight: 36, once: true, make: holding({ key: 'id', throws: 'no' }) },
  { kinds: ['object'], weight: 9, make: drawForgetful },
  {
    kinds: ['object'],
    weight: 7,
    make: (drawing, world, deck) => {
      const inherited = (deck.onceIn(4) ? arrow : holding({ key: 'x', value: 1 }))(drawing, world, deck)
      return holding({ key: '__proto__', value: refer(inherited) })(drawing, world, deck)
    },
  },
  {
    kinds: ['error'],
    weight: 7,
    make: one((world, deck) => ({
      kind: 'error',
      in: world,
      class: 'TypeError',
      properties: [{ key: 'message', value: deck.choose([1, null, { symbol: 'for:app' }]) }],
    })),
  },
  {
    kinds: ['array'],
    weight: 4,
    once: true,
    ends: true,
    make: (drawing, world, deck) => {
      const draft = one((of) => ({ kind: 'array', in: of, items: [1] }))(drawing, world, deck)
      if (draft.node.kind === 'array') draft.node.items.push(refer(draft))
      return draft
    },
  },
  {
    kinds: ['array'],
    weight: 5,
    once: true,
    ends: true,
    make: one((world) => ({ kind: 'array', in: world, items: [{ throws: 'no' }] })),
  },
  {
    kinds: ['function'],
    weight: 10,
    make: one((world, deck) => ({
      kind: 'function',
      in: world,
      form: deck.choose(['arrow', 'class'] as const),
      script: {},
    })),
  },
  {
    kinds: ['function'],
    weight: 4,
    once: true,
    make: one((world) => ({
      kind: 'function',
      in: world,
      form: 'arrow',
      script: {},
      properties: [{ key: 'version', throws: 'no' }],
    })),
  },
  {
    kinds: ['repeat'],
    weight: 3,
    once: true,
    make: one((world, deck) => ({
      kind: 'repeat',
      in: world,
      shape: 'array',
      count: deck.onceIn(4) ? 999 : 1000,
      item: 1,
    })),
  },
  {
    kinds: ['builtin'],
    weight: 9,
    make: one((world, deck) => ({ kind: 'builtin', in: world, of: drawBuiltin(deck) })),
  },
  { kinds: ['builtin'], weight: 6, make: refusedBuiltin },
  { kinds: ['map', 'builtin'], weight: 2, make: inMap(refusedBuiltin) },
  { kinds: ['object', 'map', 'builtin'], weight: 1, make: inMap(inheritingBuiltin) },
  { kinds: ['builtin'], weight: 33, once: true, make: wasmModule },
  { kinds: ['map', 'builtin'], weight: 5, once: true, make: inMap(wasmModule) },
  { kinds: ['builtin'], weight: 4, once: true, make: moduleNamespace },
  { kinds: ['map', 'object'], weight: 6, make: inMap(holding({ key: 'id', value: 1 })) },
  {
    kinds: ['array', 'object'],
    weight: 5,
    make: (drawing, world, deck) => {
      const twice = refer(holding({ key: 'id', value: 1 })(drawing, world, deck))
      return one((of) => ({ kind: 'array', in: of, items: [{ symbol: 'for:app' }, twice, twice] }))(
        drawing,
        world,
        deck,
      )
    },
  },
  { kinds: ['map', 'error'], weight: 6, make: inMap(error) },
  {
    kinds: ['typedArray', 'arrayBuffer'],
    weight: 6,
    make: (drawing, world, deck) => {
      const memory = one((of) => ({ kind: 'arrayBuffer', in: of, bytes: [1, 2, 3, 4] }))(drawing, world, deck)
      return one((of) => ({
        kind: 'typedArray',
        in: of,
        array: 'Uint8Array',
        buffer: memory.name,
        offset: 1,
        length: 2,
      }))(drawing, world, deck)
    },
  },
]

/** A Buffer of Node's where there is one; elsewhere an ordinary view. */
const nodeBuffer: Subject['make'] = (drawing, world, deck) => {
  const node = drawTypedArray(drawing, world, deck, 'Uint8Array')
  return one(() => (world === 'isolated' ? { ...node, length: node.length ?? 0, nodeBuffer: true } : node))(
    drawing,
    world,
    deck,
  )
}

/** In the page, which has none, another object. */
const found = (of: FoundObject): Subject['make'] =>
  one((world) => ({ kind: 'platform', in: world, of: world === 'isolated' ? of : 'event' }))

/** Of these one is drawn in each scenario with objects of the platform. */
export const platformSubjects: readonly Subject[] = [
  { kinds: ['element'], weight: 4, make: element },
  { kinds: ['blob'], weight: 3, make: blob },
  { kinds: ['platform'], weight: 4, make: platform },
  { kinds: ['platform'], weight: 3, make: one((world) => ({ kind: 'platform', in: world, of: 'videoFrame' })) },
  { kinds: ['platform'], weight: 1, once: true, make: found('ipcRenderer') },
  { kinds: ['platform'], weight: 1, once: true, make: found('window') },
  { kinds: ['typedArray', 'arrayBuffer'], weight: 2, make: nodeBuffer },
  { kinds: ['map', 'element'], weight: 1, make: inMap(element) },
  { kinds: ['map', 'platform'], weight: 3, make: inMap(platform) },
]

/** Held by an object: a promise that is given a promise follows it, and nothing crosses. */
const promise: Subject['make'] = (drawing, world, deck) => {
  const inner = one((of) => ({ kind: 'promise', in: of, fulfilled: 1 }))(drawing, world, deck)
  return holding({ key: 'later', value: refer(inner) })(drawing, world, deck)
}

/** An error with another as its cause: whose stack is read first shows when the text was made. */
const causedError: Subject['make'] = (drawing, world, deck) => {
  const draft = error(drawing, world, deck)
  if (draft.node.kind === 'error') draft.node.cause = refer(error(drawing, world, deck))
  return draft
}

/** Of these one is drawn in each scenario with a hostile world. */
export const hostileSubjects: readonly Subject[] = [
  { kinds: ['promise', 'object'], weight: 2, patched: { what: 'Function.prototype.bind' }, make: promise },
  { kinds: ['promise', 'object'], weight: 2, patched: { what: 'Promise[Symbol.species]' }, make: promise },
  {
    kinds: ['array'],
    weight: 1,
    patched: { what: 'Array.prototype', key: '0' },
    make: one((world) => ({ kind: 'array', in: world, items: [1] })),
  },
  {
    kinds: ['array'],
    weight: 3,
    patched: { what: 'Array.prototype', key: '0' },
    make: one((world) => ({ kind: 'array', in: world, items: [{ hole: true }, 1] })),
  },
  {
    kinds: ['object'],
    weight: 3,
    patched: { what: 'Object.prototype', key: 'id' },
    make: holding({ key: 'id', value: 1 }),
  },
  { kinds: ['map', 'error'], weight: 3, patched: { what: 'Error.prepareStackTrace' }, make: inMap(causedError) },
]
