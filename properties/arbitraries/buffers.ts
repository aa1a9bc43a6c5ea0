import type { World } from '../../model/scenario/recipe.ts'
import { type TypedArrayName, typedArrays } from '../../model/scenario/words.ts'
import type { Deck } from './deck.ts'
import { addDraft, type Draft, type Drawing, type NodeOf } from './draft.ts'

const arrays = Object.keys(typedArrays) as TypedArrayName[]

export function drawBuffer(world: World, deck: Deck): NodeOf<'arrayBuffer'> {
  const bytes = Array.from({ length: deck.below(17) }, () => deck.below(256))
  const resizable = deck.onceIn(6) ? { maxLength: bytes.length + deck.below(5) } : {}
  return { kind: 'arrayBuffer', in: world, bytes, ...resizable }
}

function drawBufferDraft(drawing: Drawing, world: World, deck: Deck): Draft {
  const known = drawing[world].drafts.filter((draft) => draft.node.kind === 'arrayBuffer')
  return known.length > 0 && deck.chance(40)
    ? deck.choose(known)
    : addDraft(drawing, world, drawBuffer(world, deck), deck, 'memory')
}

export function drawDataView(drawing: Drawing, world: World, deck: Deck): NodeOf<'dataView'> {
  const buffer = drawBufferDraft(drawing, world, deck)
  const { bytes, maxLength } = buffer.node as NodeOf<'arrayBuffer'>
  const offset = deck.below(bytes.length + 1)
  const view = { kind: 'dataView', in: world, buffer: buffer.name, offset } as const
  if (maxLength !== undefined && deck.chance(50)) return view
  return { ...view, length: deck.below(bytes.length - offset + 1) }
}

/** @param only the class; any when absent */
export function drawTypedArray(
  drawing: Drawing,
  world: World,
  deck: Deck,
  only?: TypedArrayName,
): NodeOf<'typedArray'> {
  const buffer = drawBufferDraft(drawing, world, deck)
  const array = only ?? deck.choose(arrays)
  const size = typedArrays[array]
  const { bytes, maxLength } = buffer.node as NodeOf<'arrayBuffer'>
  const slots = Math.floor(bytes.length / size)
  const first = deck.chance(40) ? deck.below(slots + 1) : 0
  const view = { kind: 'typedArray', in: world, array, buffer: buffer.name, offset: first * size } as const
  if (maxLength !== undefined && bytes.length % size === 0 && deck.chance(50)) return view
  return { ...view, length: deck.chance(40) ? deck.below(slots - first + 1) : slots - first }
}
