import type { EndReason } from './event.ts'

/** When a campaign ends. What is left out is without bound. */
export interface BudgetOptions {
  cases?: number | undefined
  /** milliseconds */
  maxTime?: number | undefined
  /** signatures, not cases */
  maxDivergences?: number | undefined
  /** ends the campaign after the batch under way */
  signal?: AbortSignal | undefined
}

/** After the time is up, reductions together get this much more. */
const graceForReductions = 5000

/** The clock and the counters of one campaign. */
export class Budget {
  readonly #options: BudgetOptions
  readonly #start = performance.now()
  cases = 0
  divergences = 0

  constructor(options: BudgetOptions) {
    this.#options = options
  }

  elapsed(): number {
    return performance.now() - this.#start
  }

  /** How many more cases may be drawn, at most `wanted`. */
  grant(wanted: number): number {
    return Math.max(0, Math.min(wanted, (this.#options.cases ?? Number.POSITIVE_INFINITY) - this.cases))
  }

  /** Why the campaign ends now, if it does. */
  ended(): EndReason | undefined {
    const { cases, maxTime, maxDivergences, signal } = this.#options
    if (signal?.aborted === true) return 'stopped'
    if (maxDivergences !== undefined && this.divergences >= maxDivergences) return 'divergences'
    if (cases !== undefined && this.cases >= cases) return 'cases'
    if (maxTime !== undefined && this.elapsed() >= maxTime) return 'time'
    return undefined
  }

  /** Whether the number of signatures is used up. */
  full(): boolean {
    return this.divergences >= (this.#options.maxDivergences ?? Number.POSITIVE_INFINITY)
  }

  /** Milliseconds that one reduction may take, at most `wanted`; 0 when it must not start. */
  reductionTime(wanted: number): number {
    if (this.#options.signal?.aborted === true) return 0
    const { maxTime } = this.#options
    if (maxTime === undefined) return wanted
    return Math.max(0, Math.min(wanted, maxTime + graceForReductions - this.elapsed()))
  }
}
