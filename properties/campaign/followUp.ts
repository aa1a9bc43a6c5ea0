import { differenceOf } from '../../model/compare.ts'
import type { Expecting } from '../agreement.ts'
import type { Cases } from '../cases.ts'
import type { Finding } from '../finding.ts'
import { type Runs, runFresh } from '../runAndJudge.ts'
import type { CorpusScenario } from './batch.ts'
import type { Budget } from './budget.ts'
import type { CampaignListener } from './event.ts'
import { findingOf, investigate } from './investigate.ts'
import type { Sighting } from './tally.ts'
import type { Reach } from './underWay.ts'
import { unlessOver } from './unlessOver.ts'

/** Milliseconds that one reduction may take. */
const mostReductionTime = 60_000

export interface FollowUpOptions {
  seed: number
  cases: Cases
  corpus: readonly CorpusScenario[]
  budget: Budget
  /** candidates that one reduction may run */
  shrinkTries: number
  signal?: AbortSignal | undefined
  emit: CampaignListener
  /** how far a signature may be followed up, which may have ended the campaign too often */
  reach(signature: string): Reach
  /** where its scenarios run, and what is expected of them; asked for when there is something to follow up */
  place(): Promise<{ session: Runs; expecting: Expecting }>
  /** gets a finding when it is confirmed, not yet reduced */
  found(finding: Finding): void
  /** gets it when it is done with */
  settled(finding: Finding): void
}

/** Confirms and reduces what a lane saw, one signature after the other, beside its cases. */
export class FollowUp {
  readonly #options: FollowUpOptions
  #last: Promise<void> = Promise.resolve()

  constructor(options: FollowUpOptions) {
    this.#options = options
  }

  /**
   * Takes a signature with the first case that shows it.
   * @param isDeadly the case ends everything: it is reported as it was drawn, and not run
   */
  add(signature: string, sighting: Sighting, isDeadly: boolean): void {
    this.#last = this.#last.then(() => this.#investigate(signature, sighting, isDeadly))
    // Whoever waits for `drained` gets the error.
    this.#last.catch(() => {})
  }

  /** Resolves when everything taken so far is done. @throws Error with one sentence when the adapter breaks */
  drained(): Promise<void> {
    return this.#last
  }

  /**
   * Runs a finding of an earlier campaign again: what it shows now, maybe under another signature, 'fixed', or 'unclear'
   * where it can't be told.
   */
  async replay(stored: Finding): Promise<Finding | 'fixed' | 'unclear'> {
    const { session, expecting } = await this.#options.place()
    const { outcome } = await runFresh(session, stored.scenario, expecting)
    if (outcome.is === 'agree') return 'fixed'
    if (!('differences' in outcome) || outcome.is === 'known') return 'unclear'
    const { differences } = outcome
    const difference = differenceOf(differences, stored.signature, expecting.adapter.id)
    if (difference === undefined) {
      const other = { ...stored, difference: differences[0]!, signature: outcome.signatures[0]! }
      return findingOf(expecting, other, stored.scenario, differences)
    }
    const { rule, kind, at, predicted, observed } = difference
    const { unconfirmed: _, ...confirmed } = stored
    return { ...confirmed, rule, kind, at, predicted, observed, count: 0 }
  }

  async #investigate(signature: string, sighting: Sighting, isDeadly: boolean): Promise<void> {
    const {
      seed,
      cases,
      budget,
      corpus: corpusCases,
      shrinkTries,
      signal,
      emit,
      found,
      reach: reachOf,
      settled,
    } = this.#options
    const { session, expecting } = await this.#options.place()
    const { index, corpus, difference } = sighting
    const scenario = corpus === undefined ? cases.caseAt(seed, index) : corpusCases[index]!.scenario
    const suspect = { scenario, signature, difference, seed, index, ...(corpus === undefined ? {} : { corpus }) }
    const giveUp = (): void => {
      const finding: Finding = { ...findingOf(expecting, suspect, scenario, [difference]), unconfirmed: true }
      emit({ type: 'finding.found', finding })
      settled(finding)
    }
    const reach = isDeadly ? 'nothing' : reachOf(signature)
    if (reach === 'nothing') return giveUp()
    const start = performance.now()
    let confirmed: Finding | undefined
    let isWaitedFor = true
    const investigation = investigate(session, expecting, suspect, {
      reductionTime: reach === 'confirm' ? 0 : budget.reductionTime(mostReductionTime),
      maxTries: shrinkTries,
      ...(signal === undefined ? {} : { signal }),
      emit: (event) => {
        if (!isWaitedFor) return
        if (event.type === 'finding.found') {
          confirmed = event.finding
          found(event.finding)
        }
        emit(event)
      },
    })
    const finding = (await unlessOver(investigation, () => budget.overdue())) ?? confirmed
    isWaitedFor = false
    budget.spend(performance.now() - start)
    if (finding === undefined) return giveUp()
    settled(finding)
  }
}
