import { actorOf } from '../../model/scenario/actor.ts'
import type { Operand, Place } from '../../model/scenario/place.ts'
import type { Key } from '../../model/scenario/primitive.ts'
import type { Item, Property, ValueNode, World } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Script } from '../../model/scenario/script.ts'
import type { Step } from '../../model/scenario/step.ts'

type Reference = Operand | Item | undefined

/** The places that a node reads while it is built. What its scripts and getters read is asked for by `laterOf`. */
function eagerOf(node: ValueNode): Reference[] {
  const properties = ('properties' in node ? (node.properties ?? []) : []).map((property) => property.value)
  switch (node.kind) {
    case 'object':
      return [node.prototype, ...properties]
    case 'array':
      return [...node.items.filter((item) => !isAccessor(item)), ...properties]
    case 'error':
      return [node.cause, ...properties]
    case 'promise':
      return [node.fulfilled, node.rejected]
    case 'map':
      return [...node.entries.flat(), ...properties]
    case 'set':
      return [...node.values, ...properties]
    case 'typedArray':
    case 'dataView':
      return [{ value: node.buffer }]
    case 'proxy':
      return [{ value: node.target }]
    case 'repeat':
      return [node.item]
    case 'function':
    case 'date':
    case 'element':
      return properties
    case 'regexp':
    case 'arrayBuffer':
    case 'boxed':
    case 'builtin':
    case 'blob':
    case 'platform':
      return []
  }
}

/** The places that a node reads when its script or its getters run. */
function laterOf(node: ValueNode): Reference[] {
  return node.kind === 'function' ? [...scriptReferences(node.script), ...gettersOf(node)] : gettersOf(node)
}

function gettersOf(node: ValueNode): Reference[] {
  const parts: (Item | Property)[] = [
    ...('properties' in node ? (node.properties ?? []) : []),
    ...(node.kind === 'array' ? node.items : []),
  ]
  return parts.flatMap((part) => (isAccessor(part) ? [part.runs && called(part.runs), part.get, part.throws] : []))
}

/** An accessor with what it has only, so that whatever is none is known to be data. */
export type Accessor = { get?: Operand; throws?: Operand; deletes?: Key; runs?: Place; set?: true }

export function isAccessor(part: Item | Property): part is Accessor {
  return typeof part === 'object' && part !== null && ('get' in part || 'throws' in part || 'set' in part)
}

function scriptReferences(script: Script): Reference[] {
  const references: Reference[] = []
  for (const action of script.actions ?? []) {
    if ('call' in action) references.push(called(action.call), ...action.args)
    else if ('keep' in action) references.push(action.keep)
    else if ('set' in action) references.push(called(action.at), action.value)
  }
  return [...references, script.return, script.throw]
}

/** A place that is called or changed needs a name of its own: `({}).list()` reads badly. */
const called = (place: Place): Place => ('value' in place ? { ...place, path: place.path ?? [] } : place)

/** The places that a step reads in a world. */
function stepReferences(step: Step, world: World): Reference[] {
  if (step.do === 'execute' && world === 'main') return step.func === undefined ? [] : [called(step.func)]
  if (actorOf(step) !== world) return []
  switch (step.do) {
    case 'expose':
      return [step.value]
    case 'call':
    case 'construct':
      return [called(step.at), ...step.args]
    case 'execute':
      return step.args
    case 'read':
    case 'await':
      return [called(step.at)]
    case 'settle':
      return [{ value: step.promise, path: [] }, step.fulfilled, step.rejected]
    case 'mutate':
      return [called(step.at), ...changeReferences(step.change)]
    case 'compare':
      return [step.left, step.right]
    case 'patch':
      return []
  }
}

function changeReferences(change: Extract<Step, { do: 'mutate' }>['change']): Reference[] {
  if ('mapSet' in change) return [...change.mapSet]
  if ('setAdd' in change) return [change.setAdd]
  return 'set' in change ? [change.value] : []
}

export const valueOf = (reference: Reference): string | undefined =>
  typeof reference === 'object' && reference !== null && 'value' in reference ? reference.value : undefined

/** The nodes that need a name in code: used twice, in a cycle, or used in a way that a literal can't be. */
export function namedNodes(scenario: Scenario, world: World): Set<string> {
  const nodes = Object.entries(scenario.values).filter(([, node]) => node.in === world)
  const named = new Set<string>()
  const seen = new Set<string>()
  const use = (reference: Reference): void => {
    const name = valueOf(reference)
    if (name === undefined) return
    const path = typeof reference === 'object' && reference !== null && 'path' in reference && reference.path
    if (seen.has(name) || path) named.add(name)
    seen.add(name)
  }
  const telling = canTellTwins(scenario)
  // Views are there before a buffer is resized, in which they might not lie any more.
  const resizes = scenario.steps.some((step) => step.do === 'mutate' && 'resize' in step.change)
  for (const [name, node] of nodes) {
    eagerOf(node).forEach(use)
    for (const reference of laterOf(node)) {
      use(reference)
      const inner = valueOf(reference)
      if (telling && inner !== undefined) named.add(inner)
    }
    if (node.kind === 'repeat' || isPending(node) || isModule(node) || (resizes && isView(node))) named.add(name)
  }
  for (const step of scenario.steps) stepReferences(step, world).forEach(use)
  // What a getter makes anew at each read must not hold that getter: to walk it would never end.
  const given = (node: ValueNode): Reference[] => [...eagerOf(node), ...gettersOf(node)]
  for (const name of cyclicNodes(new Map(nodes), given)) named.add(name)
  return named
}

const isPending = (node: ValueNode): boolean =>
  node.kind === 'promise' && node.fulfilled === undefined && node.rejected === undefined
const isView = (node: ValueNode): boolean => node.kind === 'typedArray' || node.kind === 'dataView'
const isModule = (node: ValueNode): boolean => node.kind === 'builtin' && node.of === 'moduleNamespace'

/**
 * A node is built once per scenario, a literal in a function body at each call. They look alike unless something
 * compares, changes or keeps objects.
 */
function canTellTwins(scenario: Scenario): boolean {
  if (scenario.steps.some((step) => step.do === 'compare' || step.do === 'mutate')) return true
  return Object.values(scenario.values).some(
    (node) =>
      node.kind === 'function' && (node.script.actions ?? []).some((action) => 'keep' in action || 'set' in action),
  )
}

/** Nodes from which building, or reading too, leads back to themselves. */
export function cyclicNodes(nodes: ReadonlyMap<string, ValueNode>, partsOf = eagerOf): Set<string> {
  const cyclic = new Set<string>()
  for (const start of nodes.keys()) {
    const visited = new Set<string>()
    const stack = [start]
    for (let name = stack.pop(); name !== undefined; name = stack.pop()) {
      const node = nodes.get(name)
      for (const reference of node ? partsOf(node) : []) {
        const next = valueOf(reference)
        if (next === undefined || !nodes.has(next)) continue
        if (next === start) cyclic.add(start)
        if (!visited.has(next)) stack.push(next)
        visited.add(next)
      }
    }
  }
  return cyclic
}

/** The keys whose hooks a `patch` step puts on a prototype of this world. */
export function patchedKeys({ steps }: Scenario, world: World): Set<string> {
  return new Set(
    steps.flatMap((step) => (step.do === 'patch' && step.in === world && step.key !== undefined ? [step.key] : [])),
  )
}

/** The results that functions of this world read: a function can run before the step that makes them. */
export function scriptResults(scenario: Scenario, world: World): Set<string> {
  const results = new Set<string>()
  for (const node of Object.values(scenario.values)) {
    if (node.in !== world) continue
    for (const reference of laterOf(node))
      if (typeof reference === 'object' && reference !== null && 'result' in reference) results.add(reference.result)
  }
  return results
}
