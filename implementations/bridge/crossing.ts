import type { RuleId } from '../../model/rules/registry.ts'
import type { Parts } from './parts.ts'
import type { Realm } from './realm.ts'
import { couldNotBeCloned } from './texts.ts'

/** The rules by which a version ends the renderer. */
export type AbortRule = 'ARR-ABORT' | 'FREEZE-ABORT' | 'EXCEPTION-PENDING'

/** What all crossings of one bridge have in common. */
export interface Workings {
  /** ids of the rules in force */
  rules: ReadonlySet<RuleId>
  parts: Parts
  /** ends the renderer */
  abort(rule: AbortRule): never
}

/**
 * Values of one world on their way into the other: an exposed API, the arguments of one call, one result, one settled
 * value. Nothing is remembered from one crossing to the next.
 */
export class Crossing {
  readonly workings: Workings
  readonly source: Realm
  readonly destination: Realm
  /** the world of whoever caused the crossing: errors of the conversion are made there */
  readonly errors: Realm
  /** source object -> its counterpart; null where the clone can't be read */
  readonly cache = new Map<object, object | null>()
  /** what a getter or a clone threw last, where that ends nothing */
  missed: { thrown: unknown } | undefined = undefined

  constructor(workings: Workings, source: Realm, destination: Realm, errors: Realm) {
    this.workings = workings
    this.source = source
    this.destination = destination
    this.errors = errors
  }

  /** GETTER-THROW, GETTER-DROP: reads something of a source object; undefined when its getter threw and nobody cares yet. */
  read(get: () => unknown): { value: unknown } | undefined {
    try {
      return { value: get() }
    } catch (thrown) {
      if (!this.workings.rules.has('GETTER-DROP')) throw thrown
      this.missed = { thrown }
      return undefined
    }
  }

  /** EXCEPTION-PENDING: V8 still has what was thrown, and meets it in what it does next. */
  get isPending(): boolean {
    return this.missed !== undefined && this.workings.rules.has('EXCEPTION-PENDING')
  }

  /** Whether what is pending meets a catch of the bridge's: an exposure and arguments have none. */
  get catchesPending(): boolean {
    return this.errors === this.destination
  }

  /** GETTER-LATE, CLONE-WASM-LATE. @throws what was thrown last, if something was and nobody cared */
  rethrowMissed(): void {
    if (this.missed !== undefined) throw this.missed.thrown
  }

  /**
   * The counterpart of `value` in the destination.
   * @param holder the source object that holds the value, or the source world's global
   * @throws a value of `errors` or of the source world when there is none; what the engine throws by itself
   *   (a full stack) is of the bridge's own realm: whoever catches it must not hand it to a world
   */
  pass(value: unknown, depth: number, holder: object): unknown {
    const { kinds } = this.workings.parts
    for (let index = 0; index < kinds.length; index++) {
      const kind = kinds[index]!
      if (kind.accepts(value, this, depth)) return kind.copy(value, this, depth, holder)
    }
    throw this.errors.error('Error', couldNotBeCloned)
  }
}
