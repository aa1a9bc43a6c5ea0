import type { Operand, Place } from '../../model/scenario/place.ts'
import type { ValueNode, World } from '../../model/scenario/recipe.ts'
import type { Step } from '../../model/scenario/step.ts'
import type { AgentHost } from './agent.ts'
import { MapConstructor } from './intrinsics.ts'

/** The variables of one run of a script. */
export interface Frame {
  receiver: unknown
  args: readonly unknown[]
  /** what each action returned so far */
  outcomes: unknown[]
}

/** What a place holds, and the object that held it: the receiver of a call, undefined without a path. */
export interface Found {
  value: unknown
  holder: unknown
}

/** A promise of this world and how to settle it. */
export interface Settlement {
  promise: object
  /** settled, or following another promise: a second settlement changes nothing */
  isResolved: boolean
  fulfill(value: unknown): void
  reject(reason: unknown): void
}

/** What is known of the promise of an `await` step. */
export interface Settled {
  state: 'pending' | 'fulfilled' | 'rejected'
  value: unknown
}

let runs = 0

/**
 * What this world remembers of the scenario under way. A new one for each scenario: nothing is carried over.
 * What outlives the scenario (functions that the page keeps for ever) knows its number only, so that the rest can go.
 */
export class Run {
  readonly number = ++runs
  readonly values: Record<string, ValueNode>
  readonly steps: readonly Step[]
  /** makes the exposure keys of this scenario unique on the page's global */
  readonly prefix: string
  /** script runs so far */
  scripts = 0
  /** nodes that were named: what they are, undefined until they exist */
  readonly realized = new MapConstructor<string, unknown>()
  /** objects that this world built, and the names of their nodes */
  readonly names = new MapConstructor<unknown, string>()
  /** targets of the proxies that this world built */
  readonly targets = new MapConstructor<unknown, object>()
  readonly results = new MapConstructor<string, unknown>()
  readonly kept = new MapConstructor<string, unknown>()
  readonly symbols = new MapConstructor<string, symbol>()
  /** the builtins that this world built: nothing of theirs is looked at or changed */
  readonly opaque = new MapConstructor<unknown, true>()
  /** runs of the accessors that this world built, by getter or setter */
  readonly reads = new MapConstructor<unknown, number>()
  /** how to settle the promises that this world built */
  readonly settlements = new MapConstructor<unknown, Settlement>()
  /** what became of the promise of an `await` step: undefined when there was no promise */
  awaited: Settled | undefined = undefined

  constructor(values: Record<string, ValueNode>, steps: readonly Step[], prefix: string) {
    this.values = values
    this.steps = steps
    this.prefix = prefix
  }
}

/** The scenario under way. */
export let run = new Run({}, [], '')

export function startRun(next: Run): void {
  run = next
}

/** What the host gave, and which world this is. */
export let host: AgentHost
export let world: World

export function settleIn(given: AgentHost): void {
  host = given
  world = given.world
}

/**
 * The parts of the interpreter that need each other: a place realizes nodes, a node has operands and scripts, a script
 * has places. `install.ts` joins them, so that no import runs in a circle.
 */
export interface Interpreter {
  resolve(operand: Operand | undefined, frame?: Frame): unknown
  find(place: Place, frame?: Frame): Found
  runScript(owner: number, name: string, receiver: unknown, args: readonly unknown[], isNew: boolean): unknown
}

export let interpreter: Interpreter

export function join(parts: Interpreter): void {
  interpreter = parts
}
