import type { Observation, Trace } from '../model/observation.ts'
import type { Operand } from '../model/scenario/place.ts'
import type { ValueNode } from '../model/scenario/recipe.ts'
import { operandOf } from '../model/scenario/references.ts'
import type { Scenario } from '../model/scenario/scenario.ts'

/** What one scenario is made of, and, with its predicted trace, what it does. */
export interface CaseMeasure {
  nodes: number
  steps: number
  /** the kinds of its nodes, each once */
  kinds: ValueNode['kind'][]
  /** a node is referred to twice within one crossing */
  shared: boolean
  /** a value that crosses contains itself */
  cyclic: boolean
  /** an object, array, map or set that crosses holds a promise */
  promiseInContainer: boolean
  /** a function of the page was called with an object; needs a trace */
  callbackWithObject: boolean
  /** how many different functions ran; needs a trace */
  functionsCalled: number
  /** an exposure threw; needs a trace */
  exposureFailed: boolean
}

/** What many scenarios are made of: names with the share (0 to 1) of scenarios that have one, and sizes of each. */
export interface Distribution {
  cases: number
  /** each kind of node, the most common first */
  kinds: [kind: ValueNode['kind'], share: number][]
  /** what the parts of a scenario do together, such as a cycle */
  traits: [trait: string, share: number][]
  /** how many nodes each scenario has */
  values: number[]
  /** how many steps each scenario has */
  steps: number[]
}

const traits: readonly [name: string, holds: (measure: CaseMeasure) => boolean][] = [
  ['one node twice in one crossing', ({ shared }) => shared],
  ['a cycle', ({ cyclic }) => cyclic],
  ['a callback that is called with an object', ({ callbackWithObject }) => callbackWithObject],
  ['a promise inside a container', ({ promiseInContainer }) => promiseInContainer],
  ['more than one function called', ({ functionsCalled }) => functionsCalled > 1],
  ['an exposure that fails', ({ exposureFailed }) => exposureFailed],
]

export function measureCase(scenario: Scenario, trace?: Trace): CaseMeasure {
  const measure: CaseMeasure = {
    nodes: Object.keys(scenario.values).length,
    steps: scenario.steps.length,
    kinds: [...new Set(Object.values(scenario.values).map(({ kind }) => kind))],
    shared: false,
    cyclic: false,
    promiseInContainer: false,
    callbackWithObject: false,
    functionsCalled: 0,
    exposureFailed: false,
  }
  for (const crossing of crossingsOf(scenario)) measureCrossing(scenario, crossing, measure)
  if (trace !== undefined && 'events' in trace) measureTrace(scenario, trace, measure)
  return measure
}

export function measureDistribution(measures: readonly CaseMeasure[]): Distribution {
  return {
    cases: measures.length,
    kinds: kindsOf(measures),
    traits: traits.map(([name, holds]) => [name, measures.filter(holds).length / measures.length]),
    values: measures.map(({ nodes }) => nodes),
    steps: measures.map(({ steps }) => steps),
  }
}

function kindsOf(measures: readonly CaseMeasure[]): Distribution['kinds'] {
  const counts = new Map<ValueNode['kind'], number>()
  for (const { kinds } of measures) for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts]
    .sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1))
    .map(([kind, cases]) => [kind, cases / measures.length])
}

/** Groups of operands that cross together, as far as the scenario's own words say. */
function crossingsOf(scenario: Scenario): Operand[][] {
  const crossings: Operand[][] = []
  const one = (operand: Operand | undefined) => operand !== undefined && crossings.push([operand])
  for (const step of scenario.steps) {
    if (step.do === 'expose') one(step.value)
    else if ('args' in step) crossings.push(step.args)
    else if (step.do === 'settle') one(step.fulfilled ?? step.rejected)
  }
  for (const node of Object.values(scenario.values)) {
    if (node.kind === 'promise') one(node.fulfilled ?? node.rejected)
    if (node.kind !== 'function') continue
    one(node.script.return ?? node.script.throw)
    for (const action of node.script.actions ?? []) if ('call' in action) crossings.push(action.args)
  }
  return crossings
}

function measureCrossing(scenario: Scenario, crossing: readonly Operand[], measure: CaseMeasure): void {
  const met = new Set<ValueNode>()
  const above = new Set<ValueNode>()
  const walk = (operand: Operand | undefined, holder: ValueNode | undefined): void => {
    if (typeof operand !== 'object' || operand === null || !('value' in operand) || operand.path !== undefined) return
    const node = scenario.values[operand.value]
    if (node === undefined) return
    if (above.has(node)) measure.cyclic = true
    else if (met.has(node)) measure.shared = true
    if (node.kind === 'promise' && holder !== undefined) measure.promiseInContainer = true
    if (met.has(node)) return
    met.add(node)
    above.add(node)
    for (const part of partsOf(node)) walk(part, node)
    above.delete(node)
  }
  for (const operand of crossing) walk(operand, undefined)
}

function partsOf(node: ValueNode): (Operand | undefined)[] {
  switch (node.kind) {
    case 'object':
      return (node.properties ?? [])
        .filter((property) => property.enumerable !== false)
        .map((property) => property.value ?? property.get)
    case 'array':
      return node.items.map(operandOf)
    case 'map':
      return node.entries.flat()
    case 'set':
      return node.values
    case 'repeat':
      return [node.item]
    default:
      return []
  }
}

function measureTrace(scenario: Scenario, trace: Extract<Trace, { events: unknown }>, measure: CaseMeasure): void {
  const called = new Set<string>()
  for (const event of trace.events) {
    if (event.on === 'called') {
      called.add(event.function)
      if (event.in === 'main' && event.args.some(isObject)) measure.callbackWithObject = true
    }
    if (event.on === 'done' && 'threw' in event && scenario.steps[event.step]?.do === 'expose') {
      measure.exposureFailed = true
    }
  }
  measure.functionsCalled = called.size
}

function isObject(observation: Observation): boolean {
  return typeof observation === 'object' && observation !== null && 'is' in observation
}
