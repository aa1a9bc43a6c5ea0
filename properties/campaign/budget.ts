import type { EndReason } from './event.ts'

/** When a campaign ends before its cases do, and what reducing may take. What is left out is without bound. */
export interface BudgetOptions {
  /** milliseconds */
  maxTime?: number | undefined
  /** signatures, not cases */
  maxDivergences?: number | undefined
  /** milliseconds for all reductions together; with `maxTime` alone they may go on for five seconds after it */
  shrinkTime?: number | undefined
  /** ends the campaign after the batches under way */
  signal?: AbortSignal | undefined
}

/** After the time is up, reductions together get this much more, unless they have a budget of their own. */
const graceForReductions = 5000

/** The clock and the counters that the lanes of a campaign share. */
export class Budget {
  readonly #options: BudgetOptions
  readonly #start = performance.now()
  #reducing = 0
  /** when it was seen first that the time is up, or that it was stopped */
  #over: number | undefined
  /** signatures so far */
  divergences = 0

  constructor(options: BudgetOptions) {
    this.#options = options
  }

  elapsed(): number {
    return performance.now() - this.#start
  }

  /** Why no lane takes another batch, if so. */
  ended(): Exclude<EndReason, 'cases' | 'no adapter'> | undefined {
    const { maxTime, signal } = this.#options
    if (signal?.aborted === true) return 'stopped'
    if (this.full()) return 'divergences'
    if (maxTime !== undefined && this.elapsed() >= maxTime) return 'time'
    return undefined
  }

  /** Whether the number of signatures is used up. */
  full(): boolean {
    return this.divergences >= (this.#options.maxDivergences ?? Number.POSITIVE_INFINITY)
  }

  /** Milliseconds that one reduction may take, at most `wanted`; 0 when it must not start. */
  reductionTime(wanted: number): number {
    const { maxTime, shrinkTime, signal } = this.#options
    if (signal?.aborted === true) return 0
    if (shrinkTime !== undefined) return Math.max(0, Math.min(wanted, shrinkTime - this.#reducing))
    if (maxTime === undefined) return wanted
    return Math.max(0, Math.min(wanted, maxTime + graceForReductions - this.elapsed()))
  }

  /**
   * Whether it is over for so long that nobody waits for a scenario that is still running: to find out that it leaves its
   * worker silent takes minutes.
   */
  overdue(): boolean {
    const ended = this.ended()
    if (ended !== 'stopped' && ended !== 'time') return false
    this.#over ??= this.elapsed()
    return this.elapsed() - this.#over >= graceForReductions && this.reductionTime(1) === 0
  }

  /** Takes from the budget of reductions what one has taken. */
  spend(milliseconds: number): void {
    this.#reducing += milliseconds
  }
}
