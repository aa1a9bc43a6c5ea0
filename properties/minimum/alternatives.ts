import type { Primitive } from '../../model/scenario/primitive.ts'
import type { ValueNode, World } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { isJsonObject, mapJson, replaced } from '../reduce/json.ts'
import { isReference } from '../reduce/names.ts'
import type { Leaf } from './leaves.ts'

/** A scenario with something else in the place of a leaf. */
export interface Alternative {
  /** what stands there now: `a map`, `'a'` */
  what: string
  is: 'object' | 'primitive'
  scenario: Scenario
}

const objects = (world: World): [what: string, node: ValueNode][] => [
  ['an object', { kind: 'object', in: world }],
  ['an array', { kind: 'array', in: world, items: [] }],
  ['a function', { kind: 'function', in: world, form: 'arrow', script: {} }],
  ['a map', { kind: 'map', in: world, entries: [] }],
  ['a date', { kind: 'date', in: world, time: 0 }],
  ['an error', { kind: 'error', in: world, class: 'Error', message: '' }],
]

const primitives: readonly [what: string, primitive: Primitive][] = [
  ['a number', 7],
  ['a string', 'text'],
  ['true', true],
  ['null', null],
  ['undefined', { undefined: true }],
  ['a symbol', { symbol: 'unique:other' }],
]

/** One scenario for each other value; some of them may be no valid scenarios. */
export function alternativesTo(scenario: Scenario, leaf: Leaf): Alternative[] {
  return [
    ...objects(leaf.world)
      .filter(([, node]) => !('node' in leaf) || node.kind !== leaf.node.kind)
      .map(([what, node]): Alternative => ({ what, is: 'object', scenario: withObject(scenario, leaf, node) })),
    ...primitives.map(([what, primitive]): Alternative => {
      return { what, is: 'primitive', scenario: withPrimitive(scenario, leaf, primitive) }
    }),
  ]
}

function withObject(scenario: Scenario, leaf: Leaf, node: ValueNode): Scenario {
  if ('name' in leaf) return replaced(scenario, ['values', leaf.name], node)
  const name = 'another'
  return replaced({ ...scenario, values: { ...scenario.values, [name]: node } }, leaf.path, { value: name })
}

function withPrimitive(scenario: Scenario, leaf: Leaf, primitive: Primitive): Scenario {
  if (!('name' in leaf)) return replaced(scenario, leaf.path, primitive)
  const { [leaf.name]: _, ...values } = scenario.values
  return mapJson({ ...scenario, values }, (part) =>
    isJsonObject(part) && part.value === leaf.name && isReference(part) ? primitive : part,
  ) as Scenario
}
