import type { Direction } from '../direction.ts'
import { Thrown, Unmodelled } from '../machine/completion.ts'
import { type HeapKey, type HeapObject, makeError, type Value } from '../machine/heap.ts'
import type { Machine } from '../machine/state.ts'
import type { RuleId } from '../rules/registry.ts'
import type { World } from '../scenario/recipe.ts'
import { isPlace } from '../scenario/references.ts'

/** One passage of values from one world to the other: one exposure, one call's arguments, one result, one settlement. */
export class Crossing {
  readonly machine: Machine
  readonly from: World
  readonly to: World
  readonly direction: Direction
  /** the world in which errors of the conversion itself are made */
  readonly errorWorld: World
  /** source object -> counterpart, for everything but errors; null where the clone was lost */
  readonly cache = new Map<HeapObject, HeapObject | null>()
  /** what a getter or a clone threw last, where the bridge goes on all the same; its rule says where it shows later */
  late: Thrown | undefined = undefined
  /** arrays whose elements are being copied */
  readonly open = new Set<HeapObject>()

  constructor(machine: Machine, from: World, direction: Direction, errors: 'source' | 'destination') {
    this.machine = machine
    this.from = from
    this.to = from === 'isolated' ? 'main' : 'isolated'
    this.direction = direction
    this.errorWorld = errors === 'source' ? this.from : this.to
  }

  apply(rule: RuleId, at: string): void {
    this.machine.apply(rule, this.direction, at)
  }

  has(rule: RuleId): boolean {
    return this.machine.rules.has(rule)
  }

  /** Reads something of a source object; undefined when its getter threw and the bridge goes on without it. */
  read(get: () => Value, at: string): { value: Value } | undefined {
    try {
      return { value: get() }
    } catch (error) {
      if (!(error instanceof Thrown)) throw error
      if (this.has('GETTER-THROW')) {
        this.apply('GETTER-THROW', at)
        throw new Thrown(error.value, 'GETTER-THROW')
      }
      this.apply('GETTER-DROP', at)
      this.late = new Thrown(error.value, 'GETTER-LATE')
      return undefined
    }
  }

  /** Whether V8 still has what was thrown, and meets it in whatever it does next. */
  get isPending(): boolean {
    return this.late !== undefined && this.has('EXCEPTION-PENDING')
  }

  /** What V8 does here with a pending exception depends on what else the world has done: it fails, aborts or goes on. */
  expectNothingPending(what: string): void {
    if (this.isPending) throw new Unmodelled(`${what} while an exception is pending`)
  }

  /** Whether what is pending meets a catch of the bridge's: an exposure and arguments have none. */
  get catchesPending(): boolean {
    return this.direction !== 'expose' && !this.direction.endsWith('argument')
  }

  /** A getter that makes an object may leave JavaScript, where V8 throws what is pending. */
  expectGetterAlone(source: HeapObject, key: HeapKey): void {
    if (!this.isPending) return
    const { get, throws, runs } = source.properties.get(key)?.accessor ?? {}
    if (isPlace(get) || isPlace(throws) || runs !== undefined)
      this.expectNothingPending('a getter that makes an object')
  }

  /** Throws what was thrown on the way, where the bridge notices it only afterwards. */
  throwLate(): void {
    if (this.late === undefined || !this.has(this.late.rule)) return
    this.apply(this.late.rule, '')
    throw this.late
  }

  /** Refuses the whole crossing with an error of the bridge's own. */
  refuse(className: string, message: string, rule: RuleId, at: string): never {
    this.apply(rule, at)
    throw new Thrown(makeError(this.errorWorld, className, message, rule), rule)
  }
}

/** One value on its way: `parent` held it, `depth` counts as the bridge counts, `at` is its path for humans. */
export interface Passenger {
  parent: Value
  depth: number
  at: string
}

/** Converts a value of any kind; the recursion that is passed to each kind. */
export type Transfer = (crossing: Crossing, value: Value, passenger: Passenger) => Value

/** The whole contract of one kind of object: whether it is one, and how it crosses. */
export interface Kind {
  /** where none of these is in force, the kind is not known; one that leaves them out asks for its rules itself */
  rules?: readonly RuleId[]
  accepts(object: HeapObject): boolean
  transfer(crossing: Crossing, object: HeapObject, passenger: Passenger, transfer: Transfer): Value
}
