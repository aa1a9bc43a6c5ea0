import type { Operand } from '../../model/scenario/place.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Deck } from './deck.ts'
import { addDraft, type Draft, isFunction, refer } from './draft.ts'
import { drawPrimitive } from './primitives.ts'
import type { Want } from './scripts.ts'
import type { Stage } from './stage.ts'

/** Arguments for a call: what the script wants, else values of the caller's world, earlier results, primitives. */
export function drawArguments(stage: Stage, deck: Deck, world: World, target: Draft): Operand[] {
  const crossing = world === 'main' ? 'argument' : 'callback argument'
  if (!stage.drawing.selection.directions.includes(crossing)) return []
  const wants = stage.wants.get(target) ?? []
  const most = wants.reduce((count, want) => Math.max(count, want.argument + 1), 0)
  const args: Operand[] = []
  const some = deck.onceIn(24) ? 3 + deck.below(3) : deck.below(3)
  for (let count = Math.max(most, some); count > 0; count--) {
    const want = wants.find((one) => one.argument === args.length)
    args.push(drawArgument(stage, deck, world, want, args))
  }
  return args
}

function drawArgument(stage: Stage, deck: Deck, world: World, want: Want | undefined, before: Operand[]): Operand {
  if (want !== undefined && deck.chance(85)) return satisfy(stage, deck, world, want)
  const { drafts, roots } = stage.drawing[world]
  const { data, functions, promises } = stage.views[world]
  const drawn = deck.below(20)
  if (drawn >= 19 && before.length > 0) return before.at(-1)!
  if (drawn >= 15 && data.length + functions.length + promises.length > 0) {
    return deck.choose([data, functions, promises].flat()).place
  }
  if (drawn >= 5 && roots.length > 0) return refer(deck.chance(70) ? deck.choose(roots) : deck.choose(drafts))
  return drawPrimitive(deck)
}

function satisfy(stage: Stage, deck: Deck, world: World, want: Want): Operand {
  if (want.draft !== undefined && want.draft.in === world) return refer(want.draft)
  const own = stage.drawing[world].drafts.filter(isFunction)
  if (own.length > 0 && !deck.onceIn(10)) return refer(deck.choose(own))
  const { functions } = stage.views[world]
  if (functions.length > 0 && deck.onceIn(3)) return deck.choose(functions).place
  const node = { kind: 'function', in: world, form: 'arrow', script: {} } as const
  return refer(addDraft(stage.drawing, world, node, deck))
}
