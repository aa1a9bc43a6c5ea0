import type { RuleId } from '../../../model/rules/registry.ts'
import type { Brands } from '../brands.ts'
import type { Crossing } from '../crossing.ts'
import type { Realm } from '../realm.ts'

/** The whole contract of one kind of object in structured clone. */
export interface Cloneable {
  name: string
  /** the rule that is broken without it */
  rule: RuleId
  accepts(value: object, brands: Brands): boolean
  /**
   * An object that can hold others calls `island.enter` before it clones them.
   * @throws anything, when the value or something in it can't be cloned
   */
  copy(value: object, island: Island): object
}

/** One structured clone. CLONE-ISLAND: it shares objects inside itself, and with nothing outside. */
export class Island {
  readonly destination: Realm
  readonly brands: Brands
  /** ids of the rules in force */
  readonly rules: ReadonlySet<RuleId>
  /** something in it is written and can't be read: nothing of the clone is of use */
  isUnreadable = false
  /** EXCEPTION-PENDING: what an exception that V8 still has does to the clone of an error; see `Crossing` */
  readonly pending: 'refuses' | 'is thrown' | undefined
  readonly #cloneables: readonly Cloneable[]
  readonly #copies = new Map<object, object>()

  constructor({ destination, workings, isPending, catchesPending }: Crossing) {
    const { brands, cloneables } = workings.parts
    this.destination = destination
    this.brands = brands
    this.rules = workings.rules
    this.pending = isPending ? (catchesPending ? 'is thrown' : 'refuses') : undefined
    this.#cloneables = cloneables
  }

  /** @throws anything, when the value can't be cloned: the whole island is refused then */
  clone(value: unknown): unknown {
    switch (typeof value) {
      case 'object':
        return value === null ? null : this.#cloneObject(value)
      case 'symbol':
      case 'function':
        throw refusal
      default:
        return value
    }
  }

  /** Remembers the copy of an object, from then on also for what refers back to it. */
  enter<T extends object>(value: object, copy: T): T {
    this.#copies.set(value, copy)
    return copy
  }

  #cloneObject(value: object): object {
    const known = this.#copies.get(value)
    if (known !== undefined) return known
    for (const cloneable of this.#cloneables) {
      if (cloneable.accepts(value, this.brands)) return this.enter(value, cloneable.copy(value, this))
    }
    throw refusal
  }
}

/** What is thrown when an exception that is pending ends the clone. */
export const interruption = new Error('An exception is pending.')

/** What is thrown when a value can't be cloned. */
export const refusal = new Error('This value has no structured clone.')
