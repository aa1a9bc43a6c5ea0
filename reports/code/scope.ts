import type { Operand, Place } from '../../model/scenario/place.ts'
import type { ValueNode, World } from '../../model/scenario/recipe.ts'
import { isPlace } from '../../model/scenario/references.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { buildInParts } from './cycle.ts'
import { Names } from './names.ts'
import { nodeCode } from './node.ts'
import { noProbes, type Probes } from './probes.ts'
import { member, primitiveCode } from './quote.ts'
import { cyclicNodes, namedNodes, patchedKeys, scriptResults } from './uses.ts'

/** What a script's own words mean: the names of its parameters, and whether `this` is one of them. */
export interface Frame {
  argument(index: number): string
  outcome(index: number): string
  receiver: 'this' | 'undefined'
}

/** Writes the code of one world: an expression per operand, and the declarations that it needs before it. */
export class Scope {
  readonly names = new Names()
  readonly statements: string[] = []
  /** declarations that stand at the top: kept values, symbols, error subclasses */
  readonly prelude = new Set<string>()
  readonly world: World
  readonly probes: Probes
  /** keys that all objects or arrays of the world inherit once a patch has put a hook there */
  readonly patched: ReadonlySet<string>
  readonly #nodes: Map<string, ValueNode>
  readonly #named: Set<string>
  readonly #cyclic: Set<string>
  readonly #early: Set<string>
  readonly #state = new Map<string, 'building' | 'declared'>()
  readonly #later = new Set<string>()
  readonly #results = new Set<string>()
  #insideBodies = 0

  constructor(scenario: Scenario, world: World, probes: Probes = noProbes) {
    this.world = world
    this.probes = probes
    this.patched = patchedKeys(scenario, world)
    this.#nodes = new Map(Object.entries(scenario.values).filter(([, node]) => node.in === world))
    this.#named = new Set([...namedNodes(scenario, world), ...probes.named])
    this.#cyclic = cyclicNodes(this.#nodes)
    this.#early = scriptResults(scenario, world)
  }

  unique = (name: string): string => {
    const identifier = this.names.of('symbol', name)
    this.prelude.add(`const ${identifier} = Symbol('${this.world}.${name}')`)
    return identifier
  }

  /** An operand that is evaluated now, outside of functions. */
  operand(operand: Operand | undefined): string {
    if (operand === undefined) return 'undefined'
    if (!isPlace(operand)) return primitiveCode(operand, this.unique)
    return this.probes.runs ? this.perhaps(operand) : this.target(operand)
  }

  /** A place that is called or changed: plain code, which throws where there is none. */
  target(place: Place, frame?: Frame): string {
    return this.#root(place, frame) + this.path(place)
  }

  /** A place that may not be there: undefined then, where plain code would throw. */
  perhaps(place: Place, frame?: Frame): string {
    const root = this.#root(place, frame)
    const isObject = 'value' in place && root !== 'undefined' && this.#nodes.get(place.value)?.kind !== 'repeat'
    return (place.path ?? []).reduce<string>((code, key, index) => {
      const step = member(key, this.unique)
      return isObject && index === 0 ? `${code}${step}` : `${code}?.${step.replace(/^\./, '')}`
    }, root)
  }

  /** An operand inside a function body: what it names is declared before the function can run. */
  inside(operand: Operand | undefined, frame: Frame): string {
    if (operand === undefined) return 'undefined'
    if (!isPlace(operand)) return primitiveCode(operand, this.unique)
    return this.probes.runs ? this.perhaps(operand, frame) : this.target(operand, frame)
  }

  /** Whether a place is surely a function; of another nobody knows what it holds by then. */
  isFunction(place: Place): boolean {
    return 'value' in place && place.path === undefined && this.#nodes.get(place.value)?.kind === 'function'
  }

  path(place: Place): string {
    return (place.path ?? []).map((key) => member(key, this.unique)).join('')
  }

  #value(name: string): string {
    const node = this.#nodes.get(name)
    if (node === undefined) return 'undefined'
    if (!this.#named.has(name)) return nodeCode(node, this, name)
    if (this.#insideBodies > 0) {
      this.#later.add(name)
      return this.names.of('value', name)
    }
    if (this.#state.get(name) === undefined) this.#declare(name, node)
    // Named while one of the parts it needs first is made: it does not exist yet.
    return this.#state.get(name) === 'building' ? 'undefined' : this.names.of('value', name)
  }

  #declare(name: string, node: ValueNode): void {
    const identifier = this.names.of('value', name)
    this.#state.set(name, 'building')
    if (this.#cyclic.has(name)) buildInParts(node, identifier, this, () => this.#state.set(name, 'declared'))
    else {
      const code = nodeCode(node, this, name)
      this.statements.push(...(code.startsWith('let ') ? code.split('\n;\n') : [`const ${identifier} = ${code}`]))
    }
    this.#state.set(name, 'declared')
  }

  /** Adds a statement, after all declarations that it or a function in it needs. */
  statement(code: string): void {
    for (const name of this.#later) this.#value(name)
    this.#later.clear()
    this.statements.push(code)
  }

  /** `code` stored as the result `name` of a step. */
  result(name: string | undefined, code: string): string {
    if (name === undefined) return code
    const identifier = this.names.of('result', name)
    const again = this.#results.has(name)
    this.#results.add(name)
    if (!again && !this.#early.has(name)) return `const ${identifier} = ${code}`
    this.prelude.add(`let ${identifier}`)
    return `${identifier} = ${code}`
  }

  kept(name: string): string {
    const identifier = this.names.of('kept', name)
    this.prelude.add(`let ${identifier}`)
    return identifier
  }

  #root(place: Place, frame?: Frame): string {
    if ('value' in place) {
      if (frame === undefined) return this.#value(place.value)
      this.#insideBodies++
      const code = this.#value(place.value)
      this.#insideBodies--
      return code
    }
    if ('exposed' in place) return `window.${place.exposed}`
    if ('kept' in place) return this.kept(place.kept)
    if ('result' in place) {
      const known = frame !== undefined || this.#results.has(place.result)
      return known ? this.names.of('result', place.result) : 'undefined'
    }
    if (frame === undefined) return 'undefined'
    if ('argument' in place) return frame.argument(place.argument)
    return 'outcome' in place ? frame.outcome(place.outcome) : frame.receiver
  }
}
