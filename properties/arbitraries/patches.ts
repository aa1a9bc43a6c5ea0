import { patchFault } from '../../model/scenario/references.ts'
import { patchable, type Step } from '../../model/scenario/step.ts'
import type { Deck } from './deck.ts'
import type { Drawing } from './draft.ts'
import type { Stage } from './stage.ts'

/** Puts a hook in the place of an intrinsic, mostly before anything crosses. */
export function drawPatch(stage: Stage, deck: Deck): void {
  const step: Extract<Step, { do: 'patch' }> = {
    do: 'patch',
    in: deck.chance(25) ? 'isolated' : 'main',
    what: deck.chance(40) ? deck.choose(['Object.prototype', 'Array.prototype'] as const) : deck.choose(patchable),
  }
  if (step.what === 'Array.prototype') step.key = String(deck.below(3))
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
