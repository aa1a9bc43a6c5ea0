import { type Scenario, validateScenario } from '../../model/scenario/scenario.ts'
import { isSimpler, type Rank, rankOf } from './order.ts'
import type { Pass } from './pass.ts'
import { passes } from './passes.ts'
import { tidy } from './tidy.ts'

export interface ReduceOptions {
  /** for each candidate, in order, whether it still shows what is reduced */
  fails(candidates: readonly Scenario[]): Promise<boolean[]>
  /** how many candidates are asked about at once, at most; default 16 */
  batch?: number
  /** bounds: candidates and milliseconds; default 500 and 60000 */
  maxTries?: number
  maxTime?: number
  /** after every accepted candidate */
  onProgress?(progress: { tries: number; scenario: Scenario }): void
  signal?: AbortSignal
}

export interface Reduction {
  scenario: Scenario
  tries: number
  /** no move of any pass leads to a simpler scenario that still fails; false when a bound ended the reduction */
  minimal: boolean
}

/**
 * Reduces a scenario that fails, to a fixed point of all passes under the order of `order.ts`.
 * Each accepted candidate is valid and strictly simpler. Expects that the scenario itself fails.
 */
export async function reduce(scenario: Scenario, options: ReduceOptions): Promise<Reduction> {
  const search = new Search(scenario, options)
  const tidied = search.candidateOf(() => scenario)
  if (tidied !== undefined && (await search.ask([tidied])) === 0) search.accept(tidied)
  let improved = true
  while (improved && !search.exhausted) {
    improved = false
    for (const pass of passes) {
      if (await runPass(search, pass)) improved = true
    }
  }
  return { scenario: search.current, tries: search.tries, minimal: !search.exhausted }
}

/** One pass over the current scenario; after an acceptance it goes on at the same position. */
async function runPass(search: Search, pass: Pass): Promise<boolean> {
  let improved = false
  let position = 0
  for (let searching = true; searching && !search.exhausted; ) {
    searching = false
    let index = 0
    let group: { at: number; scenario: Scenario }[] = []
    const tryGroup = async (): Promise<boolean> => {
      const first = await search.ask(group.map((candidate) => candidate.scenario))
      const accepted = first === undefined ? undefined : group[first]
      group = []
      if (accepted === undefined) return false
      search.accept(accepted.scenario)
      position = accepted.at
      return true
    }
    for (const make of pass(search.current)) {
      const at = index++
      if (at < position) continue
      const candidate = search.candidateOf(make)
      if (candidate === undefined) continue
      group.push({ at, scenario: candidate })
      if (group.length < search.groupSize) continue
      searching = await tryGroup()
      if (searching || search.exhausted) break
    }
    if (!searching && group.length > 0 && !search.exhausted) searching = await tryGroup()
    improved ||= searching
  }
  return improved
}

/** The state of one reduction: the smallest failing scenario so far, what was tried, what may still be tried. */
class Search {
  current: Scenario
  tries = 0
  /** few after a success, because candidates behind the first that fails are run in vain */
  #group = 1
  readonly #batch: number
  readonly #options: ReduceOptions
  readonly #deadline: number
  readonly #maxTries: number
  readonly #tried = new Set<string>()
  #rank: Rank

  constructor(scenario: Scenario, options: ReduceOptions) {
    this.current = scenario
    this.#rank = rankOf(scenario)
    this.#options = options
    this.#batch = options.batch ?? 16
    this.#maxTries = options.maxTries ?? 500
    this.#deadline = performance.now() + (options.maxTime ?? 60_000)
  }

  /** how many candidates are asked about next */
  get groupSize(): number {
    return Math.min(this.#group, this.#maxTries - this.tries)
  }

  get exhausted(): boolean {
    const { signal } = this.#options
    return this.tries >= this.#maxTries || performance.now() >= this.#deadline || signal?.aborted === true
  }

  /** What a pass proposes, when it is simpler than the current scenario, valid, and was not tried before. */
  candidateOf(make: () => Scenario): Scenario | undefined {
    try {
      const candidate = tidy(make())
      const rank = rankOf(candidate)
      if (!isSimpler(rank, this.#rank) || this.#tried.has(rank.text)) return undefined
      this.#tried.add(rank.text)
      return validateScenario(candidate)
    } catch {
      // A pass may propose what is no scenario.
      return undefined
    }
  }

  /** The index of the first that still fails. */
  async ask(candidates: readonly Scenario[]): Promise<number | undefined> {
    this.tries += candidates.length
    const failing = await this.#options.fails(candidates)
    const first = failing.indexOf(true)
    // What was not reached may be a candidate again: only what was looked at counts as tried.
    if (first >= 0) for (const later of candidates.slice(first + 1)) this.#tried.delete(JSON.stringify(later))
    this.#group = first < 0 ? Math.min(this.#batch, 2 * this.#group) : 1
    return first < 0 ? undefined : first
  }

  accept(scenario: Scenario): void {
    this.current = scenario
    this.#rank = rankOf(scenario)
    this.#options.onProgress?.({ tries: this.tries, scenario })
  }
}

/** Whether no move of any pass leads to a simpler scenario that still fails: asks about every one of them. */
export async function isMinimal(scenario: Scenario, fails: ReduceOptions['fails']): Promise<boolean> {
  const search = new Search(scenario, { fails, maxTries: Number.POSITIVE_INFINITY, maxTime: Number.POSITIVE_INFINITY })
  for (const pass of passes) {
    for (const make of pass(scenario)) {
      const candidate = search.candidateOf(make)
      if (candidate !== undefined && (await fails([candidate]))[0] === true) return false
    }
  }
  return true
}
