import type { Operand, Place } from '../../model/scenario/place.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { ExposureKey, Step } from '../../model/scenario/step.ts'
import { globalNames } from '../../model/scenario/words.ts'
import { drawArguments } from './arguments.ts'
import { settleWith } from './attach.ts'
import { drawChange } from './changes.ts'
import type { Choices, Deck } from './deck.ts'
import { type Draft, isFunction, refer } from './draft.ts'
import { leadsTo } from './edges.ts'
import { exposureNames } from './names.ts'
import { drawPrimitive } from './primitives.ts'
import { rehearse } from './rehearse.ts'
import { otherWorld } from './scripts.ts'
import type { Stage } from './stage.ts'
import { draftOf, enterViews, type View } from './views.ts'
import type { DrawnStep } from './weights.ts'

/** Exposes a draft (or a primitive) and enters what the page sees of it. */
export function drawExposure(stage: Stage, deck: Deck, draft: Draft | undefined): void {
  const value: Operand = draft === undefined ? drawPrimitive(deck) : refer(draft)
  const key = drawExposureKey(stage, deck)
  stage.steps.push({ do: 'expose', key, value })
  if (draft === undefined || typeof key !== 'string') return
  enterViews(stage.views.main, { exposed: key }, draft, stage.find)
}

/** Exposes what came from the page: its own objects are frozen then. */
function drawReexposure(stage: Stage, deck: Deck): boolean {
  const { functions, data } = stage.views.isolated
  const seen = [...functions, ...data].filter((view) => 'kept' in view.place || 'result' in view.place)
  if (seen.length === 0) return false
  const { place, draft } = deck.choose(seen)
  const key = drawExposureKey(stage, deck)
  stage.steps.push({ do: 'expose', key, value: place })
  if (typeof key === 'string') enterViews(stage.views.main, { exposed: key }, draft, stage.find)
  return true
}

/** Collisions (a key that the global inherits, the same key twice) are rare. */
function drawExposureKey(stage: Stage, deck: Deck): ExposureKey {
  if (stage.exposures > 0 && deck.onceIn(30)) return exposureNames[0]!
  if (stage.exposures > 0 && deck.onceIn(50)) return { global: deck.choose(globalNames) }
  const name = exposureNames[stage.exposures] ?? `extra${stage.exposures}`
  stage.exposures += 1
  return name
}

/** Draws one step, and sometimes a second one that looks at what the first did. */
export function drawStep(stage: Stage, deck: Deck, kinds: Choices<DrawnStep>): void {
  const kind = deck.pick(kinds)
  const done = drawStepOf(stage, deck, kind) || drawStepOf(stage, deck, 'call')
  if (!done) drawRead(stage, deck, 'main')
}

function drawStepOf(stage: Stage, deck: Deck, kind: DrawnStep): boolean {
  switch (kind) {
    case 'call':
    case 'construct':
      return drawCall(stage, deck, kind)
    case 'await':
      return drawAwait(stage, deck)
    case 'settle':
      return drawSettle(stage, deck)
    case 'mutate':
      return drawMutation(stage, deck)
    case 'compare':
      return drawComparison(stage, deck)
    case 'read':
      return drawRead(stage, deck, pickWorld(stage, deck, 'data'))
    case 'expose': {
      if (deck.onceIn(2) && drawReexposure(stage, deck)) return true
      const { drafts } = stage.drawing.isolated
      drawExposure(stage, deck, deck.onceIn(8) || drafts.length === 0 ? undefined : deck.choose(drafts))
      return true
    }
    default:
      return kind satisfies never
  }
}

/** How often the preload acts, in percent, where both worlds can; it constructs more, for few callbacks are constructed. */
const preloadActs = 38
const preloadConstructs = 75

/** The world that acts: the page, or the preload where it has something to act on. */
function pickWorld(stage: Stage, deck: Deck, list: 'functions' | 'promises' | 'data', share = preloadActs): World {
  const isolated = stage.views.isolated[list].length
  const main = stage.views.main[list].length
  if (isolated === 0) return 'main'
  return main === 0 || deck.chance(share) ? 'isolated' : 'main'
}

/** New views are looked at first: so steps build on each other. */
function chooseView(deck: Deck, views: readonly View[]): View {
  return deck.chance(40) ? views[views.length - 1 - deck.below(Math.min(3, views.length))]! : deck.choose(views)
}

function drawCall(stage: Stage, deck: Deck, kind: 'call' | 'construct'): boolean {
  const world = pickWorld(stage, deck, 'functions', kind === 'construct' ? preloadConstructs : preloadActs)
  const { functions } = stage.views[world]
  if (functions.length === 0) return false
  const view = chooseView(deck, functions)
  const args = drawArguments(stage, deck, world, view.draft)
  const step: Extract<Step, { do: 'call' | 'construct' }> = { do: kind, in: world, at: view.place, args }
  stage.steps.push(step)
  if (!isFunction(view.draft)) return true
  const { returned, promised, kept } = rehearse(
    view.draft,
    args.map((arg) => shownBy(stage, world, arg)),
    stage.find,
  )
  for (const one of kept) enterViews(stage.views[one.in], { kept: one.as }, one.draft, stage.find)
  if (returned === undefined && !promised && !deck.onceIn(8)) return true
  step.as = stage.drawing.names.take('result')
  const place: Place = { result: step.as }
  if (promised) {
    if (returned !== undefined) stage.views[world].promises.push({ place, draft: returned, promised: true })
  } else if (returned !== undefined) enterViews(stage.views[world], place, returned, stage.find)
  return true
}

/** The draft that an operand of a step is expected to show. */
function shownBy(stage: Stage, world: World, operand: Operand): Draft | undefined {
  if (typeof operand !== 'object' || operand === null) return undefined
  if ('value' in operand) return draftOf(operand, stage.find)
  const { functions, data, promises } = stage.views[world]
  return [functions, data, promises].flat().find((view) => view.place === operand)?.draft
}

function drawAwait(stage: Stage, deck: Deck): boolean {
  const world = pickWorld(stage, deck, 'promises')
  const { promises } = stage.views[world]
  if (promises.length === 0) return false
  const view = chooseView(deck, promises)
  const as = stage.drawing.names.take('settled')
  stage.steps.push({ do: 'await', in: world, at: view.place, as })
  const { node } = view.draft
  if (view.promised) enterViews(stage.views[world], { result: as }, view.draft, stage.find)
  else if (node.kind === 'promise') {
    const value = draftOf(node.fulfilled ?? node.rejected ?? view.draft.settled, stage.find)
    if (value !== undefined) enterViews(stage.views[world], { result: as }, value, stage.find)
  }
  return true
}

/** Settles a promise that is pending; now and then one that is settled or locked in, which stays as it is. */
function drawSettle(stage: Stage, deck: Deck): boolean {
  const world: World = deck.chance(35) ? 'main' : 'isolated'
  const again = deck.onceIn(10)
  const found = [...stage.drawing[world].drafts, ...stage.drawing[otherWorld(world)].drafts].filter(
    (draft) => draft.node.kind === 'promise' && isPending(draft) !== again,
  )
  if (found.length === 0) return false
  const draft = deck.choose(found)
  const { drafts } = stage.drawing[draft.in]
  const drawn = deck.chance(60) ? deck.choose(drafts) : undefined
  const given = drawn !== undefined && !leadsTo(drawn, draft) ? drawn : undefined
  const value = given === undefined ? drawPrimitive(deck) : refer(given)
  const step: Extract<Step, { do: 'settle' }> = { do: 'settle', in: draft.in, promise: draft.name }
  settleWith(stage.drawing, step, value, deck.chance(35))
  if (!again) {
    draft.settled = value
    if (given !== undefined) draft.gives = given
  }
  stage.steps.push(step)
  return true
}

function isPending({ node, settled }: Draft): boolean {
  const isOpen = node.kind === 'promise' && node.fulfilled === undefined && node.rejected === undefined
  return isOpen && settled === undefined
}

function drawMutation(stage: Stage, deck: Deck): boolean {
  const world: World = deck.chance(50) ? 'main' : 'isolated'
  const own = stage.drawing[world].drafts.filter((draft) => !draft.closed && draft.node.kind !== 'repeat')
  const seen = stage.views[world].data
  const ownsIt = seen.length === 0 || deck.chance(45)
  if (ownsIt && own.length === 0) return false
  const target: View = ownsIt ? ownView(deck.choose(own)) : chooseView(deck, seen)
  const change = drawChange(stage.drawing, deck, world, target)
  stage.steps.push({ do: 'mutate', in: world, at: target.place, change })
  if (!deck.chance(55)) return true
  const across = stage.views[otherWorld(world)].data.find((view) => view.draft === target.draft)
  if (across !== undefined && deck.chance(60)) {
    stage.steps.push({ do: 'read', in: otherWorld(world), at: across.place })
  } else stage.steps.push({ do: 'read', in: world, at: target.place })
  return true
}

function ownView(draft: Draft): View {
  return { place: refer(draft), draft }
}

function drawRead(stage: Stage, deck: Deck, world: World): boolean {
  const { data, functions, promises } = stage.views[world]
  const list = [data, functions, promises].find((views) => views.length > 0)
  if (list !== undefined) stage.steps.push({ do: 'read', in: world, at: chooseView(deck, list).place })
  else stage.steps.push({ do: 'read', in: 'main', at: { exposed: exposureNames[0]! } })
  return true
}

/** Two places that should show the same thing are the interesting ones to compare. */
function drawComparison(stage: Stage, deck: Deck): boolean {
  const world = pickWorld(stage, deck, 'functions')
  const seen = [...stage.views[world].functions, ...stage.views[world].data]
  if (seen.length === 0) return false
  const left = deck.choose(seen)
  const twin = seen.find((view) => view !== left && view.draft === left.draft)
  const right = left.draft.in === world && deck.chance(50) ? ownView(left.draft) : (twin ?? deck.choose(seen))
  stage.steps.push({ do: 'compare', in: world, left: left.place, right: right.place })
  return true
}
