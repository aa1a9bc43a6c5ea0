import type { Operand } from '../../model/scenario/place.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { Property, ValueKind, ValueNode, World } from '../../model/scenario/recipe.ts'
import type { Script } from '../../model/scenario/script.ts'
import type { Choices, Deck } from './deck.ts'
import { Names, wordsFor } from './names.ts'
import type { Selection } from './selection.ts'

/** One recipe node while its scenario is drawn, with what the generator knows of it. */
export interface Draft {
  name: string
  in: World
  node: ValueNode
  deck: Deck
  /** the draft that holds it, absent for roots */
  parent?: Draft
  /** what it copies when it crosses: one entry per property, item or repetition */
  edges: { to: Draft; times: number }[]
  /** the root of the data that it crosses with */
  tree: Draft
  /** takes no children and no references */
  closed: boolean
  /** inside a Map or Set, where functions can't be cloned */
  cloned: boolean
  /** what a `settle` step gave to a pending promise */
  settled?: Operand
  /** of a promise: the draft that it settles with */
  gives?: Draft
}

/** A recipe node of a kind. */
export type NodeOf<Kind extends ValueKind> = Extract<ValueNode, { kind: Kind }>

/** A function while its scenario is drawn. */
export type FunctionDraft = Draft & { node: { kind: 'function'; script: Script } }

/** The drafts of one world, in the order in which they were drawn. */
interface DraftWorld {
  drafts: Draft[]
  /** drafts that may hold others */
  containers: Draft[]
  /** drafts that stand alone: what is exposed, what is an argument */
  roots: Draft[]
}

/** All that is shared while one scenario is drawn. */
export interface Drawing {
  isolated: DraftWorld
  main: DraftWorld
  names: Names
  selection: Selection
  kinds: Choices<ValueKind>
}

export function startDrawing(selection: Selection, kinds: Choices<ValueKind>): Drawing {
  const empty = (): DraftWorld => ({ drafts: [], containers: [], roots: [] })
  return { isolated: empty(), main: empty(), names: new Names(), selection, kinds }
}

/** Enters a node under a name of its own. */
export function addDraft(drawing: Drawing, world: World, node: ValueNode, deck: Deck, word?: string): Draft {
  const name = drawing.names.take(word ?? deck.choose(wordsFor(world, node.kind)))
  const draft = { name, in: world, node, deck, edges: [], closed: false, cloned: false } as unknown as Draft
  draft.tree = draft
  drawing[world].drafts.push(draft)
  if (mayHold(node)) drawing[world].containers.push(draft)
  return draft
}

function mayHold(node: ValueNode): boolean {
  switch (node.kind) {
    case 'object':
    case 'array':
    case 'function':
    case 'error':
    case 'map':
    case 'set':
    case 'repeat':
    case 'promise':
      return true
    default:
      return false
  }
}

/** Keeps a draft as it is: it takes no children and no references. */
export function close(drawing: Drawing, draft: Draft): Draft {
  draft.closed = true
  const world = drawing[draft.in]
  world.containers = world.containers.filter((container) => container !== draft)
  return draft
}

/** Enters that a draft holds another as data, so many times. */
export function holdAsData(parent: Draft, child: Draft, times: number): void {
  child.parent = parent
  child.tree = parent.tree
  child.cloned = parent.cloned || parent.node.kind === 'map' || parent.node.kind === 'set'
  parent.edges.push({ to: child, times })
}

export function isFunction(draft: Draft): draft is FunctionDraft {
  return draft.node.kind === 'function'
}

/** A reference to a draft. */
export function refer(draft: Draft): { value: string } {
  return { value: draft.name }
}

/** Whether a node has no property of that key yet. */
export function isFree(properties: readonly Property[] | undefined, key: Key): boolean {
  if (properties === undefined) return true
  return !properties.some((property) => sameKey(property.key, key))
}

function sameKey(left: Key, right: Key): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right
  return left.symbol === right.symbol
}

/** Adds a property unless its key is taken. */
export function addProperty(node: { properties?: Property[] | undefined }, property: Property): boolean {
  node.properties ??= []
  if (!isFree(node.properties, property.key)) return false
  node.properties.push(property)
  return true
}
