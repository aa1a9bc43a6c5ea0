import { actorOf } from '../../model/scenario/actor.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { ValueNode, World } from '../../model/scenario/recipe.ts'
import { isPlace } from '../../model/scenario/references.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { childrenOf } from '../reduce/children.ts'
import { type JsonPath, locationsOf, readAt } from '../reduce/json.ts'
import { isPlacePart } from '../reduce/names.ts'

/** A value of a scenario that refers to no other: a node, by its name, or a primitive, by where it stands. */
export type Leaf = { world: World } & ({ name: string; node: ValueNode } | { path: JsonPath })

/** The leaves of a scenario, in its order. */
export function leavesOf(scenario: Scenario): Leaf[] {
  const nodes = Object.entries(scenario.values).flatMap(([name, node]): Leaf[] =>
    childrenOf(node).length === 0 ? [{ name, node, world: node.in }] : [],
  )
  const primitives = locationsOf(scenario).flatMap((path): Leaf[] =>
    isOperand(path) && !isInPlace(scenario, path) ? [{ path, world: worldAt(scenario, path) }] : [],
  )
  return [...nodes, ...primitives]
}

const operandFields = new Set([
  'value',
  'get',
  'throws',
  'prototype',
  'cause',
  'return',
  'throw',
  'fulfilled',
  'rejected',
  'item',
  'keep',
  'func',
  'setAdd',
  'left',
  'right',
])
const operandLists = new Set(['args', 'items', 'values', 'mapSet'])

/** Whether an operand stands there, and not a word of the language, a name or a key. */
function isOperand(path: JsonPath): boolean {
  if (path.length < 3) return false
  const [last, holder, list] = [path.at(-1)!, path.at(-2)!, path.at(-3)!]
  if (typeof last !== 'number') return operandFields.has(last)
  return operandLists.has(String(holder)) || (typeof holder === 'number' && list === 'entries')
}

/** Whether a place stands there, or a part of one. */
function isInPlace(scenario: Scenario, path: JsonPath): boolean {
  return [path, path.slice(0, -1)].some((at) => isPlacePart(readAt(scenario, at)))
}

function worldAt({ values, steps }: Scenario, [part, key]: JsonPath): World {
  if (part === 'values') return values[key as string]!.in
  const step = steps[key as number]!
  return actorOf(step)
}

/** Where a leaf stands, in words. */
export function placeText(scenario: Scenario, leaf: Leaf): string {
  return 'name' in leaf ? nameText(scenario, leaf.name, new Set()) : pathText(scenario, leaf.path, new Set())
}

/** The value of that name, by where it is met first. */
function nameText(scenario: Scenario, name: string, met: Set<string>): string {
  if (met.has(name)) return name
  met.add(name)
  const first = [...locationsOf(scenario.steps, ['steps']), ...locationsOf(scenario.values, ['values'])].find(
    (path) => {
      const part = readAt(scenario, path)
      return isOperand(path) && isPlace(part) && 'value' in part && part.value === name
    },
  )
  return first === undefined ? name : pathText(scenario, first, met)
}

function pathText(scenario: Scenario, path: JsonPath, met: Set<string>): string {
  const [part, key, field] = path
  if (part === 'steps') {
    const step = scenario.steps[key as number]!
    const of = `step ${(key as number) + 1}`
    if (step.do === 'expose') return `the value exposed as ${typeof step.key === 'string' ? step.key : step.key.global}`
    if (field === 'func') return `what ${of} executes`
    if (field === 'args') return `argument ${(path[3] as number) + 1} of ${of}`
    if (field === 'left' || field === 'right') return `the ${field} side of ${of}`
    if (path[3] === 'mapSet') return `the ${path[4] === 0 ? 'key' : 'value'} that ${of} sets`
    return `the value of ${of}`
  }
  const node = scenario.values[key as string]!
  const of = nameText(scenario, key as string, met)
  if (field === 'properties' && 'properties' in node)
    return `property ${keyText(node.properties![path[3] as number]!.key)} of ${of}`
  if (field === 'items') return `item ${path[3]} of ${of}`
  if (field === 'entries') return `the ${path[4] === 0 ? 'key' : 'value'} of entry ${path[3]} of ${of}`
  if (field === 'cause' || field === 'prototype') return `the ${field} of ${of}`
  if (field === 'script') return path.at(-1) === 'throw' ? `what ${of} throws` : `what ${of} uses or returns`
  if (field === 'fulfilled' || field === 'rejected') return `what ${of} settles with`
  return `what ${of} holds`
}

const keyText = (key: Key): string => (typeof key === 'string' ? key : key.symbol)
