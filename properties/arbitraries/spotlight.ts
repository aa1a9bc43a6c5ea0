import type { Direction } from '../../model/direction.ts'
import type { Operand } from '../../model/scenario/place.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Script } from '../../model/scenario/script.ts'
import type { FunctionForm } from '../../model/scenario/words.ts'
import { type Deck, weighAll } from './deck.ts'
import { addDraft, refer } from './draft.ts'
import { silentForms } from './rehearse.ts'
import type { Stage } from './stage.ts'
import type { Subject } from './subjects.ts'

/** How a subject gets to the other world: the direction, where it is made, and the steps. */
interface Way {
  direction: Direction
  from: World
  /** an argument on the way, before it goes in that direction */
  isArgument?: true
  go(stage: Stage, deck: Deck, subject: Operand): void
}

const ways: readonly Way[] = [
  { direction: 'expose', from: 'main', isArgument: true, go: exposeAgain },
  { direction: 'expose', from: 'isolated', go: (stage, _deck, subject) => void expose(stage, subject) },
  {
    direction: 'return',
    from: 'isolated',
    go: (stage, deck, subject) => callPreload(stage, deck, { return: subject }),
  },
  { direction: 'throw', from: 'isolated', go: (stage, deck, subject) => callPreload(stage, deck, { throw: subject }) },
  {
    direction: 'argument',
    from: 'main',
    // Now and then a function that runs nothing when it is called, or can't be called.
    go: (stage, deck, subject) =>
      callPreload(stage, deck, {}, [subject], deck.onceIn(6) ? deck.choose(silentForms) : 'arrow'),
  },
  {
    direction: 'callback argument',
    from: 'isolated',
    // Now and then with the callback itself, which goes home.
    go: (stage, deck, subject) => callBack(stage, deck, deck.onceIn(30) ? [subject, { argument: 0 }] : [subject], {}),
  },
  {
    direction: 'callback return',
    from: 'main',
    go: (stage, deck, subject) => callBack(stage, deck, [], { return: subject }),
  },
  {
    direction: 'callback throw',
    from: 'main',
    go: (stage, deck, subject) => callBack(stage, deck, [], { throw: subject }),
  },
  { direction: 'resolve', from: 'isolated', go: (stage, deck, subject) => settle(stage, deck, { fulfilled: subject }) },
  { direction: 'reject', from: 'main', isArgument: true, go: rejectGiven },
  { direction: 'reject', from: 'isolated', go: (stage, deck, subject) => settle(stage, deck, { rejected: subject }) },
]

/**
 * Takes one value that is rarely drawn, or rarely goes some way, one to five ways to the other world, at the end of a
 * scenario: so that each rule is at work in each direction often enough.
 */
export function drawSpotlight(stage: Stage, deck: Deck, subjects: readonly Subject[]): void {
  const { kinds, directions } = stage.drawing.selection
  const choices = subjects.filter((subject) => subject.kinds.every((kind) => kinds.includes(kind)))
  if (choices.length === 0 || !kinds.includes('function') || !kinds.includes('promise')) return
  const subject = deck.pick(weighAll(choices.map((one) => [one, one.weight])))
  const open = ways.filter(
    ({ direction, isArgument }) => directions.includes(direction) && !(subject.ends && isArgument),
  )
  if (open.length === 0) return
  if (subject.patched !== undefined) patchBoth(stage, subject.patched)
  const start = deck.below(open.length)
  for (let count = subject.once ? 1 : 5; count > 0; count--) {
    const way = open[(start + count * 2) % open.length]!
    way.go(stage, deck, refer(subject.make(stage.drawing, way.from, deck)))
  }
}

function patchBoth({ steps }: Stage, patched: NonNullable<Subject['patched']>): void {
  steps.push({ do: 'patch', in: 'isolated', ...patched }, { do: 'patch', in: 'main', ...patched })
}

/** Exposes a value under a name of its own; the name. */
function expose(stage: Stage, value: Operand): string {
  const key = stage.drawing.names.take('shown')
  stage.steps.push({ do: 'expose', key, value })
  return key
}

/** The preload exposes what it was given: the page's own objects are frozen then. */
function exposeAgain(stage: Stage, deck: Deck, subject: Operand): void {
  const kept = stage.drawing.names.take('given')
  callPreload(stage, deck, { actions: [{ keep: { argument: 0 }, as: kept }] }, [subject])
  expose(stage, { kept })
}

/** A promise of the preload's rejects with what the page gave. */
function rejectGiven(stage: Stage, deck: Deck, subject: Operand): void {
  const result = stage.drawing.names.take('failing')
  const key = expose(stage, addFunction(stage, deck, 'isolated', { throw: { argument: 0 } }, 'async'))
  stage.steps.push({ do: 'call', in: 'main', at: { exposed: key }, args: [subject], as: result })
  stage.steps.push({ do: 'await', in: 'main', at: { result } })
}

function addFunction(stage: Stage, deck: Deck, world: World, script: Script, form: FunctionForm = 'arrow'): Operand {
  return refer(addDraft(stage.drawing, world, { kind: 'function', in: world, form, script }, deck))
}

function callPreload(
  stage: Stage,
  deck: Deck,
  script: Script,
  args: Operand[] = [],
  form: FunctionForm = 'arrow',
): void {
  const key = expose(stage, addFunction(stage, deck, 'isolated', script, form))
  stage.steps.push({ do: 'call', in: 'main', at: { exposed: key }, args })
}

function callBack(stage: Stage, deck: Deck, args: Operand[], script: Script): void {
  // A class can't be called, and nothing goes any way then.
  const callback = addFunction(stage, deck, 'main', script, deck.onceIn(60) ? 'class' : 'arrow')
  callPreload(stage, deck, { actions: [{ call: { argument: 0 }, args }] }, [callback])
}

function settle(stage: Stage, deck: Deck, settlement: { fulfilled: Operand } | { rejected: Operand }): void {
  const promise = addDraft(stage.drawing, 'isolated', { kind: 'promise', in: 'isolated', ...settlement }, deck)
  const key = expose(stage, refer(promise))
  stage.steps.push({ do: 'await', in: 'main', at: { exposed: key } })
}
