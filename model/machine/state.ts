import type { Direction } from '../direction.ts'
import type { Facts } from '../observation.ts'
import type { Application } from '../predict.ts'
import type { RuleId } from '../rules/registry.ts'
import type { Operand, Place } from '../scenario/place.ts'
import type { Key, Primitive } from '../scenario/primitive.ts'
import type { World } from '../scenario/recipe.ts'
import { isPlace } from '../scenario/references.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { defineStandard } from './bare.ts'
import { Hung, Thrown, Unmodelled } from './completion.ts'
import {
  type Accessor,
  type HeapKey,
  HeapObject,
  type HeapProperty,
  HeapSymbol,
  isFunction,
  isOpaque,
  seenThrough,
  type Value,
} from './heap.ts'
import { hold } from './held.ts'
import { Log } from './log.ts'
import { patchedAccessor, runHook } from './patch.ts'
import { removeProperty } from './remove.ts'

/** No scenario that ends has as many settlements. */
const endless = 2000

/** What one world remembers during a scenario. */
export interface WorldState {
  /** of the nodes that were named: undefined until they exist */
  values: Map<string, Value>
  results: Map<string, Value>
  kept: Map<string, Value>
  exposed: Map<string, Value>
  identities: Map<HeapObject, number>
  /** by identity number, from 1 on: the event that described the object last */
  describedIn: number[]
  /** intrinsics that have a hook in their place: `Function.prototype.bind`, `Object.prototype.a` */
  patches: Set<string>
  /** it built a ReadableStream, which has promises of its own */
  hasStream: boolean
  /** the bridge's own function behind the handlers of promises, once somebody saw it */
  handler?: HeapObject
  runs: number
}

/** The variables of one run of a script. */
export interface Frame {
  receiver: Value
  args: readonly Value[]
  outcomes: Value[]
}

/** Builds the value of a recipe node, once per scenario. */
export type Realize = (machine: Machine, world: World, name: string) => Value

/** Calls any function of the heap. */
export type Call = (machine: Machine, callee: HeapObject, receiver: Value, args: readonly Value[]) => Value

/** Calls a proxied function with arguments of its own world. */
export type CallOverBridge = (machine: Machine, proxy: HeapObject, args: readonly Value[]) => Value

/** The state of the abstract machine while it predicts one scenario. */
export class Machine {
  readonly scenario: Scenario
  readonly rules: ReadonlySet<RuleId>
  readonly facts: Facts
  readonly log = new Log()
  readonly applied: Application[] = []
  readonly worlds: Record<World, WorldState> = { isolated: worldState(), main: worldState() }
  /** settlements that are due: they run when the host lets microtasks run */
  readonly jobs: (() => void)[] = []
  readonly globals: Record<World, HeapObject> = {
    isolated: new HeapObject('isolated', 'object', null, 'LOCAL', { isGlobal: true }),
    main: new HeapObject('main', 'object', null, 'LOCAL', { isGlobal: true }),
  }
  /** gives a native function of that world what V8 gives it */
  readonly defineStandard: Record<World, (made: HeapObject) => void> = {
    isolated: (made) => defineStandard(made, this.facts.isolated),
    main: (made) => defineStandard(made, this.facts.main),
  }
  step = 0
  private jobsRun = 0
  private readonly symbols = new Map<string, HeapSymbol>()
  private readonly realize: Realize
  readonly call: Call
  /** calls a function of the other world */
  readonly callOverBridge: CallOverBridge
  /** since microtasks started to run, the `then` of a thenable was called */
  thenCalled = false
  /** the `then` of a thenable runs */
  inThen = false
  /** since microtasks started to run, a hook ran */
  hookRan = false

  /** What needs the machine itself is passed in. */
  constructor(
    scenario: Scenario,
    rules: ReadonlySet<RuleId>,
    facts: Facts,
    realize: Realize,
    call: Call,
    callOverBridge: CallOverBridge,
  ) {
    this.scenario = scenario
    this.rules = rules
    this.facts = facts
    this.realize = realize
    this.call = call
    this.callOverBridge = callOverBridge
    const window = facts.isolated.held?.window
    if (window !== undefined) this.globals.isolated.lazy = (global) => hold(this, global, window)
  }

  apply(rule: RuleId, direction: Direction, at: string): void {
    this.applied.push({ rule, direction, step: this.step, at })
  }

  symbol(text: string): HeapSymbol {
    let symbol = this.symbols.get(text)
    if (symbol === undefined) {
      symbol = new HeapSymbol(text)
      this.symbols.set(text, symbol)
    }
    return symbol
  }

  /** A recipe's key as this world has it: unique symbols belong to the world that makes them. */
  key(world: World, key: Key): HeapKey {
    return typeof key === 'string' ? key : this.symbol(ownSymbolText(world, key.symbol))
  }

  primitive(world: World, primitive: Primitive): Value {
    if (primitive === null || typeof primitive !== 'object') return primitive
    if ('undefined' in primitive) return undefined
    if ('number' in primitive) return Number(primitive.number)
    if ('bigint' in primitive) return BigInt(primitive.bigint)
    return this.symbol(ownSymbolText(world, primitive.symbol))
  }

  /**
   * Runs what is due, in order, until nothing is.
   * A promise that settles with something that holds it makes a new promise at each settlement: microtasks without end.
   */
  runJobs(): void {
    this.hookRan = false
    for (let job = this.jobs.shift(); job !== undefined; job = this.jobs.shift()) {
      if (++this.jobsRun > endless) throw new Hung()
      job()
    }
    this.thenCalled = false
  }

  operand(world: World, operand: Operand, frame?: Frame): Value {
    return isPlace(operand) ? this.place(world, operand, frame).value : this.primitive(world, operand)
  }

  /** What a place holds, and the object that held it (the receiver of a call; undefined without a path). */
  place(world: World, place: Place, frame?: Frame): { value: Value; holder: Value } {
    let value = this.root(world, place, frame)
    let holder: Value
    for (const key of place.path ?? []) {
      holder = value
      const open = value instanceof HeapObject && !isOpaque(value) ? seenThrough(value) : undefined
      const property = open?.properties.get(this.key(world, key))
      value = property?.accessor === undefined ? property?.value : undefined
    }
    return { value, holder }
  }

  private root(world: World, place: Place, frame?: Frame): Value {
    const state = this.worlds[world]
    if ('value' in place) return this.realize(this, world, place.value)
    if ('exposed' in place) return world === 'main' ? state.exposed.get(place.exposed) : undefined
    if ('result' in place) return state.results.get(place.result)
    if ('kept' in place) return state.kept.get(place.kept)
    if ('argument' in place) return frame?.args[place.argument]
    if ('receiver' in place) return frame?.receiver
    return frame?.outcomes[place.outcome]
  }
}

/** The ordinary Get of a property: own, or inherited from objects and error prototypes. */
export function get(machine: Machine, object: HeapObject, key: HeapKey): Value {
  let holder: HeapObject | string | null = object
  while (holder instanceof HeapObject) {
    const seen: HeapObject = seenThrough(holder)
    const property = seen.properties.get(key)
    if (property?.accessor !== undefined) return readAccessor(machine, object, seen, property.accessor)
    if (property !== undefined) return property.value
    holder = seen.proto
  }
  if (typeof holder !== 'string') return undefined
  const accessor = patchedAccessor(machine, holder, key)
  if (accessor === undefined || !machine.rules.has('ARR-HOLE-INHERITED'))
    return inheritedFromIntrinsic(object, holder, key)
  runHook(machine, holder, `get ${accessor}`, 'ARR-HOLE-INHERITED', object, [])
  return undefined
}

/** The same without running anything: an accessor gives undefined. */
export function dataOf(object: HeapObject, key: HeapKey): Value {
  let holder: HeapObject | string | null = object
  while (holder instanceof HeapObject) {
    const property: HeapProperty | undefined = seenThrough(holder).properties.get(key)
    if (property !== undefined) return property.value
    holder = seenThrough(holder).proto
  }
  return typeof holder === 'string' ? inheritedFromIntrinsic(object, holder, key) : undefined
}

/** Reads an accessor of `object`, which may have inherited it: gives or throws an operand of the holder's world. */
function readAccessor(machine: Machine, receiver: HeapObject, object: HeapObject, accessor: Accessor): Value {
  if (accessor.get === undefined && accessor.throws === undefined) return undefined
  accessor.calls++
  if (accessor.deletes !== undefined) {
    if (machine.inThen) throw new Unmodelled('when the then of a thenable changes an object')
    removeProperty(receiver, accessor.deletes)
  }
  if (accessor.runs !== undefined) {
    const { value: callee } = machine.place(object.world, accessor.runs)
    if (isFunction(callee)) machine.call(machine, callee, receiver, [])
  }
  if (accessor.throws !== undefined) throw new Thrown(machine.operand(object.world, accessor.throws), 'LOCAL')
  return machine.operand(object.world, accessor.get!)
}

/** The few inherited properties that the bridge reads: an error's name and message. */
function inheritedFromIntrinsic(object: HeapObject, prototype: string, key: HeapKey): Value {
  if (prototype.endsWith(':DOMException.prototype') && key === 'message') {
    if (object.slots.platform !== 'domException') throw new Unmodelled('the message of what is no DOMException itself')
    return 'not done'
  }
  const className = /:(Custom)?(([A-Z][A-Za-z]+)?Error)\.prototype$/.exec(prototype)?.[2]
  if (className === undefined) return undefined
  return key === 'name' ? className : key === 'message' ? '' : undefined
}

function ownSymbolText(world: World, text: string): string {
  return text.startsWith('unique:') ? `unique:${world}.${text.slice('unique:'.length)}` : text
}

function worldState(): WorldState {
  return {
    values: new Map(),
    results: new Map(),
    kept: new Map(),
    exposed: new Map(),
    identities: new Map(),
    describedIn: [0],
    patches: new Set(),
    hasStream: false,
    runs: 0,
  }
}
