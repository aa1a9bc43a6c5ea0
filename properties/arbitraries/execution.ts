import type { Operand, Place } from '../../model/scenario/place.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Script } from '../../model/scenario/script.ts'
import { drawArguments } from './arguments.ts'
import { drawRefusedBuiltin } from './choices.ts'
import { type Deck, weigh } from './deck.ts'
import { addDraft, type Draft, isFunction, refer } from './draft.ts'
import { drawPrimitive } from './primitives.ts'
import type { Stage } from './stage.ts'

/** What is executed: a function of the scenario, one that throws, one with a value that can't cross, or nothing. */
const executions = weigh({ any: 8, echo: 3, throws: 5, badArgument: 3, badResult: 3, nothing: 3 })

/** Has a function executed in the main world, at the end of a scenario: what few Electrons can stands apart from the rest. */
export function drawExecution(stage: Stage, deck: Deck): void {
  const { kinds, directions } = stage.drawing.selection
  const kind = deck.pick(executions)
  const isOpen =
    directions.includes('callback argument') &&
    kinds.includes('function') &&
    (kind !== 'throws' || directions.includes('callback throw')) &&
    (kind !== 'badResult' || directions.includes('callback return')) &&
    (!kind.startsWith('bad') || kinds.includes('builtin'))
  if (!isOpen) return
  if (kind === 'nothing') {
    stage.steps.push({ do: 'execute', args: [drawPrimitive(deck)] })
    return
  }
  const func = drawFunction(stage, deck, kind)
  const args = drawArguments(stage, deck, 'isolated', func)
  if (kind === 'echo') args.unshift(anyOf(stage, deck, 'isolated'))
  if (kind === 'badArgument') args.push(refused(stage, deck, 'isolated'))
  const as = stage.drawing.names.take('executed')
  stage.steps.push({ do: 'execute', func: refer(func), args, as })
  useResult(stage, deck, { result: as }, args)
}

/** Now and then the preload goes on with what it got. */
function useResult({ steps }: Stage, deck: Deck, at: Place, args: readonly Operand[]): void {
  switch (deck.below(6)) {
    case 5:
      steps.push({ do: 'call', in: 'isolated', at, args: [at] })
      break
    case 4:
      steps.push({ do: 'await', in: 'isolated', at })
      break
    case 3:
      steps.push({ do: 'compare', in: 'isolated', left: at, right: args[0] ?? at })
  }
}

function drawFunction(stage: Stage, deck: Deck, kind: (typeof executions.values)[number]): Draft {
  const own = stage.drawing.main.drafts.filter(isFunction)
  switch (kind) {
    case 'echo':
      return addFunction(stage, deck, { return: { argument: 0 } })
    case 'throws':
      return addFunction(stage, deck, { throw: drawThrown(stage, deck) })
    case 'badResult':
      return addFunction(stage, deck, { return: refused(stage, deck, 'main') })
    default:
      return own.length > 0 ? deck.choose(own) : addFunction(stage, deck, { return: anyOf(stage, deck, 'main') })
  }
}

/** An error of the scenario or a new one, an object, a primitive: what the string of the exception is made of. */
function drawThrown(stage: Stage, deck: Deck): Operand {
  const { drawing } = stage
  const found = drawing.main.drafts.filter(({ node }) => node.kind === 'error' || node.kind === 'object')
  if (found.length > 0 && deck.chance(50)) return refer(deck.choose(found))
  if (deck.chance(40) || !drawing.selection.kinds.includes('error')) return drawPrimitive(deck)
  const node = {
    kind: 'error',
    in: 'main',
    class: deck.choose(['Error', 'TypeError', 'RangeError'] as const),
    message: 'no',
  } as const
  return refer(addDraft(drawing, 'main', node, deck))
}

function anyOf(stage: Stage, deck: Deck, world: World): Operand {
  const { drafts } = stage.drawing[world]
  return drafts.length > 0 ? refer(deck.choose(drafts)) : drawPrimitive(deck)
}

function refused(stage: Stage, deck: Deck, world: World): Operand {
  return refer(addDraft(stage.drawing, world, { kind: 'builtin', in: world, of: drawRefusedBuiltin(deck) }, deck))
}

function addFunction(stage: Stage, deck: Deck, script: Script): Draft {
  return addDraft(stage.drawing, 'main', { kind: 'function', in: 'main', form: 'arrow', script }, deck)
}
