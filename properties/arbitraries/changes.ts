import type { Operand } from '../../model/scenario/place.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Change } from '../../model/scenario/step.ts'
import type { Deck } from './deck.ts'
import type { Draft, Drawing } from './draft.ts'
import { refer } from './draft.ts'
import { affordsEdge } from './edges.ts'
import { drawChangeKey, drawPrimitive, isChangeable } from './primitives.ts'
import type { View } from './views.ts'

/** A change that fits what a view shows, mostly. */
export function drawChange(drawing: Drawing, deck: Deck, world: World, target: View): Change {
  const { node } = target.draft
  if (deck.onceIn(25)) return { setTime: 0 }
  switch (node.kind) {
    case 'map':
      return { mapSet: [deck.chance(50) ? 'key0' : drawPrimitive(deck), drawPrimitive(deck)] }
    case 'set':
      return { setAdd: drawPrimitive(deck) }
    case 'date':
      return { setTime: deck.choose([0, 1, 1_600_000_000_000]) }
    case 'arrayBuffer':
    case 'typedArray':
    case 'dataView':
      return deck.onceIn(4) ? { resize: deck.below(18) } : { writeByte: [deck.below(12), deck.below(256)] }
    default: {
      const key = drawChangedKey(deck, target.draft)
      if (deck.chance(22)) return { delete: key }
      return { set: key, value: drawValue(drawing, deck, world, target.draft) }
    }
  }
}

/** A key that is there, or one that is not. */
function drawChangedKey(deck: Deck, draft: Draft): Key {
  const { node } = draft
  if (node.kind === 'array') return String(deck.below(node.items.length + 1))
  const keys = 'properties' in node ? (node.properties ?? []).map((property) => property.key) : []
  const changeable = keys.filter(isChangeable)
  return changeable.length > 0 && deck.chance(65) ? deck.choose(changeable) : drawChangeKey(deck)
}

function drawValue(drawing: Drawing, deck: Deck, world: World, target: Draft): Operand {
  const { drafts } = drawing[world]
  if (drafts.length === 0 || !deck.chance(35)) return drawPrimitive(deck)
  const drawn = deck.choose(drafts)
  if (drawn.closed) return drawPrimitive(deck)
  return affordsEdge(drawing, target, drawn) ? refer(drawn) : drawPrimitive(deck)
}
