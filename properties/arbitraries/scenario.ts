import type { ValueNode, World } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { scenarioVersion } from '../../model/scenario/words.ts'
import { attachSomewhere, settleWith } from './attach.ts'
import { type Blueprint, blueprint } from './blueprint.ts'
import { type Choices, Deck, weigh } from './deck.ts'
import { type Draft, type Drawing, startDrawing } from './draft.ts'
import { addExtraEdge } from './edges.ts'
import { drawExecution } from './execution.ts'
import { type AnyArbitrary, type FastCheck, partsOf } from './fastCheck.ts'
import { finishGetters } from './getters.ts'
import { drawKind } from './kinds.ts'
import { drawPatch } from './patches.ts'
import { drawPrimitive } from './primitives.ts'
import { finishScripts } from './scripts.ts'
import { narrowWeights, type Selection, wholeSelection } from './selection.ts'
import { drawSpotlight } from './spotlight.ts'
import { startStage } from './stage.ts'
import { drawExposure, drawStep } from './steps.ts'
import { hostileSubjects, plainSubjects, platformSubjects, type Subject } from './subjects.ts'
import { type DrawnStep, defaultWeights, type Weights } from './weights.ts'

export interface ScenarioOptions {
  /** what may be drawn; everything when absent */
  selection?: Selection
  weights?: Weights
}

/**
 * An arbitrary of scenarios over the whole language except the actions `hang` and `abort`.
 * Every drawn scenario is valid, and so is every shrink of one.
 *
 * @param fc the caller's fast-check
 */
export function scenario(fc: FastCheck, options: ScenarioOptions = {}): AnyArbitrary<Scenario> {
  return blueprint(partsOf(fc)).map(scenarioBy(options))
}

/** What makes scenarios of blueprints. */
export function scenarioBy(options: ScenarioOptions): (blueprint: Blueprint) => Scenario {
  const selection = options.selection ?? wholeSelection
  const weights = narrowWeights(options.weights ?? defaultWeights, selection)
  const kinds = { all: weigh(weights.kinds), plain: weigh(withoutPlatform(weights.kinds)) }
  const steps = weigh(weights.steps)
  return (blueprint) => {
    const withPlatform = blueprint.flavour % weights.platformOnceIn === weights.platformOnceIn - 1
    const beyond = Math.floor(blueprint.flavour / weights.platformOnceIn)
    const isHostile = beyond % weights.hostileOnceIn === weights.hostileOnceIn - 1
    const executes = Math.floor(beyond / weights.hostileOnceIn) % weights.executeOnceIn === weights.executeOnceIn - 1
    const subjects = isHostile ? hostileSubjects : withPlatform ? platformSubjects : plainSubjects
    const flavour = {
      isHostile,
      executes,
      subjects,
      spotlightOnceIn: subjects === plainSubjects ? weights.spotlightOnceIn : 1,
    }
    return drawScenario(blueprint, selection, withPlatform ? kinds.all : kinds.plain, steps, flavour)
  }
}

function withoutPlatform(kinds: Weights['kinds']): Weights['kinds'] {
  return { ...kinds, element: 0, blob: 0, platform: 0 }
}

function drawScenario(
  blueprint: Blueprint,
  selection: Selection,
  kinds: Drawing['kinds'],
  stepKinds: Choices<DrawnStep>,
  flavour: { isHostile: boolean; executes: boolean; subjects: readonly Subject[]; spotlightOnceIn: number },
): Scenario {
  const drawing = startDrawing(selection, kinds)
  const spotlight = new Deck(blueprint.spotlight)
  const hasSpotlight = spotlight.onceIn(flavour.spotlightOnceIn)
  // It brings nodes and steps of its own: what stands before it is short, so that it costs no more than others.
  const share = (rows: number[][]): number[][] => (hasSpotlight ? rows.slice(0, Math.ceil(rows.length / 3)) : rows)
  for (const row of share(blueprint.nodes)) drawNode(drawing, new Deck(row))
  for (const row of blueprint.edges) drawEdge(drawing, new Deck(row))
  settlePromises(drawing)
  const stage = startStage(drawing, finishScripts(drawing))
  finishGetters(drawing)
  for (const [index, root] of drawing.isolated.roots.entries()) {
    if (index === 0 || root.deck.chance(60)) drawExposure(stage, root.deck, root)
  }
  for (const [index, row] of share(blueprint.steps).entries()) {
    const deck = new Deck(row)
    if (flavour.isHostile && (index === 0 || deck.chance(50))) drawPatch(stage, deck)
    drawStep(stage, deck, stepKinds)
  }
  if (hasSpotlight) drawSpotlight(stage, spotlight, flavour.subjects)
  if (flavour.executes) drawExecution(stage, spotlight)
  return { bridgecheck: scenarioVersion, values: valuesOf(drawing), steps: stage.steps }
}

/** The first node is what is exposed; later ones hang below it, are arguments, or (rarely) are exposed too. */
function drawNode(drawing: Drawing, deck: Deck): void {
  const isFirst = drawing.isolated.roots.length === 0
  const world: World = !isFirst && deck.chance(36) ? 'main' : 'isolated'
  const { roots } = drawing[world]
  const isApi = isFirst && !deck.chance(20) && drawing.selection.kinds.includes('object')
  const draft = drawKind(drawing, world, isApi ? 'object' : deck.pick(drawing.kinds), deck)
  const standsAlone = world === 'main' ? (draft.node.kind === 'function' ? 50 : 25) : 4
  if (isApi) rename(drawing, draft, 'api')
  if (roots.length === 0 || deck.chance(standsAlone) || !attachSomewhere(drawing, draft)) roots.push(draft)
}

function rename(drawing: Drawing, draft: Draft, word: string): void {
  draft.name = drawing.names.take(word)
}

function drawEdge(drawing: Drawing, deck: Deck): void {
  if (deck.chance(50)) addExtraEdge(drawing, deck)
}

/** A promise without a child gets a primitive, or stays pending for a `settle` step. */
function settlePromises(drawing: Drawing): void {
  for (const draft of [...drawing.isolated.drafts, ...drawing.main.drafts]) {
    const { node, deck } = draft
    if (node.kind !== 'promise' || node.fulfilled !== undefined || node.rejected !== undefined) continue
    if (!deck.chance(45)) settleWith(drawing, node, drawPrimitive(deck), deck.chance(25))
  }
}

function valuesOf(drawing: Drawing): Record<string, ValueNode> {
  // Without a prototype it is a dictionary from the start: the engine makes no hidden class for each new set of names.
  const values: Record<string, ValueNode> = Object.create(null)
  for (const draft of drawing.isolated.drafts) values[draft.name] = draft.node
  for (const draft of drawing.main.drafts) values[draft.name] = draft.node
  return values
}
