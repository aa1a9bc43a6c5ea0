import type { Operand } from '../../model/scenario/place.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Script } from '../../model/scenario/script.ts'
import type { Deck } from './deck.ts'
import { addDraft, addProperty, close, type Draft, type Drawing, holdAsData, refer } from './draft.ts'
import { drawPrimitive } from './primitives.ts'

/** An object with a `then`, mostly a function that settles at once; other functions and data are called or not, as they are. */
export function addThenable(drawing: Drawing, world: World, deck: Deck): Draft {
  const thenable = close(drawing, addDraft(drawing, world, { kind: 'object', in: world }, deck, 'thenable'))
  const node = thenable.node as Extract<Draft['node'], { kind: 'object' }>
  if (deck.onceIn(8)) {
    addProperty(node, { key: 'then', ...(deck.chance(50) ? { throws: 'no' } : { value: drawPrimitive(deck) }) })
    return thenable
  }
  const form = deck.choose(['arrow', 'method', 'function', 'async'] as const)
  const then = addDraft(drawing, world, { kind: 'function', in: world, form, script: drawThen(deck) }, deck, 'then')
  holdAsData(thenable, close(drawing, then), 1)
  const place = refer(then)
  addProperty(node, { key: 'then', ...(deck.onceIn(8) ? { get: place } : { value: place }) })
  return thenable
}

function drawThen(deck: Deck): Script {
  switch (deck.below(10)) {
    case 9:
      return { throw: drawPrimitive(deck) }
    case 8:
      return {}
    case 7:
      return { actions: [fulfill(drawPrimitive(deck)), reject(drawPrimitive(deck))], throw: 'too late' }
    case 6:
      return { actions: [reject(drawPrimitive(deck))] }
    case 5:
      return { actions: [fulfill({ receiver: true, path: ['then'] })] }
    default:
      return { actions: [fulfill(drawPrimitive(deck))] }
  }
}

const fulfill = (value: Operand) => ({ call: { argument: 0 }, args: [value] })
const reject = (value: Operand) => ({ call: { argument: 1 }, args: [value] })
