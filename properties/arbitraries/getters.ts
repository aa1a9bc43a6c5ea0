import type { Place } from '../../model/scenario/place.ts'
import type { Accessor, World } from '../../model/scenario/recipe.ts'
import { isAccessor } from '../../model/scenario/references.ts'
import type { Deck } from './deck.ts'
import { type Draft, type Drawing, isFunction, refer } from './draft.ts'
import { keptName } from './scripts.ts'

/** Some getters run a function: what it does happens while a value is on its way. */
export function finishGetters(drawing: Drawing): void {
  for (const world of ['isolated', 'main'] as const) {
    for (const draft of drawing[world].drafts) {
      if (draft.closed) continue
      for (const getter of gettersOf(draft)) {
        if (draft.deck.onceIn(3)) getter.runs = drawRun(drawing, world, draft.deck)
      }
    }
  }
}

function gettersOf({ node }: Draft): Accessor[] {
  const items = node.kind === 'array' ? node.items.filter(isAccessor) : []
  const properties = 'properties' in node ? (node.properties ?? []) : []
  return [...items, ...properties].filter(({ get, throws }) => get !== undefined || throws !== undefined)
}

/** A function of its world, or one that came over the bridge. */
function drawRun(drawing: Drawing, world: World, deck: Deck): Place {
  const functions = drawing[world].drafts.filter(isFunction)
  return functions.length === 0 || deck.chance(25) ? { kept: keptName(world) } : refer(deck.choose(functions))
}
