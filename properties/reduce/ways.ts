import type { Operand, Place } from '../../model/scenario/place.ts'
import type { ValueNode, World } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Script } from '../../model/scenario/script.ts'
import type { Step } from '../../model/scenario/step.ts'
import { childrenOf } from './children.ts'
import { copyJson } from './json.ts'
import { renameAll } from './names.ts'
import { referencesIn, tidy } from './tidy.ts'

/** How one value comes to be seen: what is exposed, and what happens then. */
interface Way {
  /** where the value is built */
  from: World
  exposed: Operand
  /** what stands around the value, and in its place */
  values?: Scenario['values']
  steps: Step[]
}

const api: Place = { exposed: 'api' }
const node = (world: World, script: Script): ValueNode => ({ kind: 'function', in: world, form: 'arrow', script })
const call = (at: Place, ...args: Operand[]): Step => ({ do: 'call', in: 'main', at, args })
const callsArgument = (...args: Operand[]): Script => ({ actions: [{ call: { argument: 0 }, args }] })

/** A function of the preload that the page calls. */
function called(from: World, script: Script, ...args: Operand[]): Way {
  return {
    from,
    exposed: { value: 'wayCalled' },
    values: { wayCalled: node('isolated', script) },
    steps: [call(api, ...args)],
  }
}

/** A function of the page that the preload calls. */
function calledBack(from: World, script: Script, ...args: Operand[]): Way {
  const way = called(from, callsArgument(...args), { value: 'wayBack' })
  return { ...way, values: { ...way.values, wayBack: node('main', script) } }
}

function settled(given: { fulfilled: Operand } | { rejected: Operand }): Way {
  const promise: ValueNode = { kind: 'promise', in: 'isolated', ...given }
  const steps: Step[] = [{ do: 'await', in: 'main', at: api }]
  return { from: 'isolated', exposed: { value: 'wayPromise' }, values: { wayPromise: promise }, steps }
}

/** The shortest ways of a value into the other world, the plainest first. */
function* waysOf(scenario: Scenario, name: string): Iterable<Way> {
  const value = { value: name }
  const exposed = (...steps: Step[]): Way => ({ from: 'isolated', exposed: value, steps })
  yield exposed()
  for (const at of functionsAt(scenario, name)) {
    yield exposed(call(at))
    yield exposed(call(at, api))
  }
  yield exposed({ do: 'read', in: 'main', at: api })
  yield exposed({ do: 'await', in: 'main', at: api })
  yield called('isolated', { return: value })
  yield called('isolated', { throw: value })
  yield called('main', {}, value)
  yield called('main', { return: { argument: 0 } }, value)
  yield settled({ fulfilled: value })
  yield settled({ rejected: value })
  const object: ValueNode = { kind: 'object', in: 'isolated', properties: [{ key: 'a', value }] }
  const held = { exposed: { value: 'wayObject' }, values: { wayObject: object } }
  yield { from: 'isolated', ...held, steps: [call({ ...api, path: ['a'] })] }
  yield* callingItself(scenario, name)
  yield* holdingFunction(scenario, name)
  yield calledBack('isolated', {}, value)
  yield calledBack('main', { return: value })
  yield calledBack('main', { throw: value })
}

/** Where the page finds a function when the value is exposed: there, or one key below. */
function functionsAt(scenario: Scenario, name: string): Place[] {
  const isFunction = (one: string): boolean => scenario.values[one]?.kind === 'function'
  const below = childrenOf(scenario.values[name]!).filter(([key, child]) => key !== undefined && isFunction(child))
  return [...(isFunction(name) ? [api] : []), ...below.map(([key]): Place => ({ ...api, path: [key!] }))]
}

/** A function that gets its own proxy from the page and calls it. */
function* callingItself(scenario: Scenario, name: string): Iterable<Way> {
  const own = scenario.values[name]!
  if (own.kind !== 'function') return
  for (const returned of [{}, { return: { value: name } }]) {
    const itself: ValueNode = { ...own, in: 'isolated', script: { ...callsArgument(), ...returned } }
    yield { from: 'isolated', exposed: { value: name }, values: { [name]: itself }, steps: [call(api, api)] }
  }
}

/** A container in which the page finds a function to call, alone and with the container itself. */
function* holdingFunction(scenario: Scenario, name: string): Iterable<Way> {
  const { kind } = scenario.values[name]!
  if (kind !== 'object' && kind !== 'array') return
  const held = { value: 'wayHeld' }
  const container: ValueNode =
    kind === 'array'
      ? { kind, in: 'isolated', items: [held] }
      : { kind, in: 'isolated', properties: [{ key: 'a', value: held }] }
  const values = { [name]: container, wayHeld: node('isolated', {}) }
  const at: Place = { ...api, path: [kind === 'array' ? '0' : 'a'] }
  for (const args of [[], [api]])
    yield { from: 'isolated', exposed: { value: name }, values, steps: [call(at, ...args)] }
}

/** At most this many values: before, single changes still lead on, and there are fewer of them. */
const fewValues = 5

/**
 * One value of the scenario, with all below it, on each of the shortest ways: a whole other scenario.
 * Single changes end where each way to a simpler scenario leads over one that is less simple; this leads out of there,
 * so that what shows the same ends in the same.
 */
export function* goPlainWays(scenario: Scenario): Iterable<() => Scenario> {
  const names = Object.keys(scenario.values)
  if (names.length > fewValues) return
  for (const name of names) for (const way of waysOf(scenario, name)) yield () => goWay(scenario, name, way)
}

function goWay(scenario: Scenario, name: string, { from, exposed, values, steps }: Way): Scenario {
  const all: Scenario = {
    bridgecheck: scenario.bridgecheck,
    values: { ...inWorld(scenario, name, from), ...values },
    steps: copyJson([{ do: 'expose', key: 'api', value: exposed }, ...steps]),
  }
  return renameAll(tidy(all))
}

/** A value and all below it, built in a world. */
function inWorld(scenario: Scenario, name: string, world: World): Scenario['values'] {
  const values: Scenario['values'] = {}
  const reach = (one: string): void => {
    const node = scenario.values[one]
    if (node === undefined || Object.hasOwn(values, one)) return
    values[one] = { ...node, in: world }
    for (const referred of referencesIn(node)) reach(referred)
  }
  reach(name)
  return values
}
