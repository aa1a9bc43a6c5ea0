import { patchFault } from '../../model/scenario/patchable.ts'
import type { Step } from '../../model/scenario/step.ts'
import type { Patchable } from '../../model/scenario/words.ts'
import { type Deck, weigh } from './deck.ts'
import type { Drawing } from './draft.ts'
import type { Stage } from './stage.ts'

/** What real bridges run is drawn often, what they leave alone is rare. */
const weights = weigh<Patchable>({
  'Object.prototype': 30,
  'Array.prototype': 24,
  'Function.prototype.bind': 14,
  'Promise[Symbol.species]': 14,
  'Error.prepareStackTrace': 12,
  'Array.prototype.push': 1,
  'Array.prototype[Symbol.iterator]': 1,
  'Array[Symbol.species]': 1,
  'Function.prototype.apply': 1,
  'Function.prototype.call': 1,
  'Promise.prototype.then': 1,
})

/** Puts a hook in the place of an intrinsic, mostly before anything crosses. */
export function drawPatch(stage: Stage, deck: Deck): void {
  const step: Extract<Step, { do: 'patch' }> = {
    do: 'patch',
    in: deck.chance(40) ? 'isolated' : 'main',
    what: deck.pick(weights),
  }
  if (step.what === 'Array.prototype') step.key = String(deck.below(2))
  if (step.what === 'Object.prototype') step.key = drawKey(stage.drawing, deck)
  if (patchFault(step) !== undefined) step.key = 'x'
  if (deck.chance(70)) stage.steps.unshift(step)
  else stage.steps.push(step)
}

/** A key that some object of the scenario has. */
function drawKey({ isolated, main }: Drawing, deck: Deck): string {
  const { node } = deck.choose([...isolated.drafts, ...main.drafts])
  const properties = 'properties' in node ? (node.properties ?? []) : []
  const keys = properties.map(({ key }) => key).filter((key) => typeof key === 'string')
  return keys.length === 0 ? 'x' : deck.choose(keys)
}
