import type { Operand } from '../../model/scenario/place.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Action, Script } from '../../model/scenario/script.ts'
import { decorateFunction } from './attach.ts'
import { type Deck, weigh } from './deck.ts'
import { type Draft, type Drawing, type FunctionDraft, isFunction, refer } from './draft.ts'
import { affordsEdge } from './edges.ts'
import { drawChangeKey, drawDataKey, drawPrimitive } from './primitives.ts'

/** What a script hopes to get: a function at an argument, or the object whose property it calls. */
export interface Want {
  argument: number
  /** absent: any function of the other world */
  draft?: Draft
}

const completions = weigh({
  nothing: 12,
  primitive: 18,
  argument: 26,
  outcome: 14,
  value: 14,
  property: 8,
  receiver: 6,
  kept: 4,
  throw: 4,
})

const extras = weigh({ none: 62, keep: 16, callProperty: 7, setOwn: 6, setArgument: 4, callKept: 3, callOwn: 2 })

/** Gives every function what its children left open: how it completes, and what else it does. */
export function finishScripts(drawing: Drawing): Map<Draft, Want[]> {
  const wants = new Map<Draft, Want[]>()
  for (const world of ['isolated', 'main'] as const) {
    for (const draft of drawing[world].drafts) {
      if (isFunction(draft) && !draft.closed) wants.set(draft, finishScript(drawing, draft))
    }
  }
  return wants
}

function finishScript(drawing: Drawing, draft: FunctionDraft): Want[] {
  const { deck } = draft
  const { script } = draft.node
  const wants: Want[] = []
  for (const action of script.actions ?? []) {
    if ('call' in action && 'argument' in action.call) wants.push({ argument: action.call.argument })
  }
  const extra = drawExtra(drawing, draft, wants)
  if (extra !== undefined) script.actions = [...(script.actions ?? []), extra]
  if (script.return === undefined && script.throw === undefined) complete(drawing, draft, script)
  decorateFunction(draft, deck)
  return wants
}

function drawExtra(drawing: Drawing, draft: FunctionDraft, wants: Want[]): Action | undefined {
  const { deck } = draft
  const { drafts } = drawing[draft.in]
  const kind = deck.pick(extras)
  switch (kind) {
    case 'none':
      return undefined
    case 'keep':
      wants.push({ argument: 0 })
      return { keep: { argument: 0 }, as: keptName(draft.in) }
    case 'callProperty': {
      const found = findMethod(drawing, otherWorld(draft.in), deck)
      if (found === undefined) return undefined
      wants.push({ argument: 0, draft: found.holder })
      return { call: { argument: 0, path: [found.key] }, args: [drawPrimitive(deck)] }
    }
    case 'setOwn': {
      const objects = drafts.filter((other) => other.node.kind === 'object' && !other.closed)
      if (objects.length === 0) return undefined
      const at = deck.choose(objects)
      const drawn = deck.chance(40) ? deck.choose(drafts) : undefined
      const value = drawn !== undefined && affordsEdge(drawing, at, drawn) ? refer(drawn) : drawPrimitive(deck)
      return { set: drawChangeKey(deck), at: refer(at), value }
    }
    case 'setArgument':
      return { set: drawChangeKey(deck), at: { argument: 0 }, value: drawPrimitive(deck) }
    case 'callKept':
      return { call: { kept: keptName(draft.in) }, args: [drawPrimitive(deck)] }
    case 'callOwn': {
      const functions = drafts.filter((other) => isFunction(other) && other !== draft)
      return functions.length === 0 ? undefined : { call: refer(deck.choose(functions)), args: [drawPrimitive(deck)] }
    }
    default:
      return kind satisfies never
  }
}

/** What scripts of a world keep, they keep under one name: so later calls find it. */
export function keptName(world: World): string {
  return world === 'isolated' ? 'listener' : 'method'
}

export function otherWorld(world: World): World {
  return world === 'isolated' ? 'main' : 'isolated'
}

/** An object of a world that has a function as a property. */
function findMethod(drawing: Drawing, world: World, deck: Deck): { holder: Draft; key: Key } | undefined {
  const { drafts } = drawing[world]
  const start = deck.below(Math.max(1, drafts.length))
  for (let tried = 0; tried < drafts.length; tried++) {
    const holder = drafts[(start + tried) % drafts.length]!
    if (holder.node.kind !== 'object') continue
    const method = holder.edges.find((edge) => isFunction(edge.to))
    if (method === undefined) continue
    const property = holder.node.properties?.find((one) => namesDraft(one.value ?? one.get, method.to))
    if (property !== undefined) return { holder, key: property.key }
  }
  return undefined
}

function namesDraft(operand: unknown, draft: Draft): boolean {
  return typeof operand === 'object' && operand !== null && (operand as { value?: unknown }).value === draft.name
}

function complete(drawing: Drawing, draft: FunctionDraft, script: Script): void {
  const { deck } = draft
  const { directions } = drawing.selection
  const isMain = draft.in === 'main'
  const kind = deck.pick(completions)
  if (kind === 'throw' && directions.includes(isMain ? 'callback throw' : 'throw')) {
    script.throw = deck.chance(40) ? { argument: 0 } : drawPrimitive(deck)
  } else if (directions.includes(isMain ? 'callback return' : 'return')) {
    const value = drawReturn(drawing, draft, kind)
    if (value !== undefined) script.return = value
  }
}

function drawReturn(
  drawing: Drawing,
  draft: FunctionDraft,
  kind: (typeof completions.values)[number],
): Operand | undefined {
  const { deck } = draft
  switch (kind) {
    case 'nothing':
    case 'throw':
      return undefined
    case 'primitive':
      return drawPrimitive(deck)
    case 'argument':
      return { argument: deck.below(6) === 5 ? 1 : 0 }
    case 'property': {
      const method = findMethod(drawing, otherWorld(draft.in), deck)
      return { argument: 0, path: [method?.key ?? drawDataKey(deck)] }
    }
    case 'outcome': {
      const calls = (draft.node.script.actions ?? []).findIndex((action) => 'call' in action)
      return calls < 0 ? { argument: 0 } : { outcome: calls }
    }
    case 'value':
      return refer(deck.choose(drawing[draft.in].drafts))
    case 'receiver':
      return isHeld(draft) || deck.onceIn(30) ? { receiver: true } : { argument: 0 }
    case 'kept':
      return { kept: keptName(draft.in) }
    default:
      return kind satisfies never
  }
}

/** A function that crosses alone has the global as its receiver, which no bridge can copy in reasonable time. */
function isHeld(draft: FunctionDraft): boolean {
  return draft.parent?.node.kind === 'object' || draft.parent?.node.kind === 'array'
}
