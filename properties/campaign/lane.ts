import type { Adapter, Session } from '../../implementations/adapter.ts'
import { signatureOf } from '../../model/compare.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { isFreezeCollision } from '../../model/sets.ts'
import {
  acceptedSignatures,
  type Expectation,
  type Expecting,
  expectOf,
  type Outcome,
  runAndJudge,
} from '../agreement.ts'
import type { CorpusCase } from '../corpus.ts'
import type { Finding } from '../finding.ts'
import type { Budget } from './budget.ts'
import { count, noCounts } from './counts.ts'
import type { AdapterSummary, CampaignListener, CaseCounts } from './event.ts'
import { investigate, type Suspect } from './investigate.ts'
import { Ledger } from './ledger.ts'

type Diverging = Extract<Outcome, { differences: unknown }>

/** A stretch of drawn cases. */
export interface Batch {
  from: number
  scenarios: readonly Scenario[]
}

/** Where a case comes from: a drawn one by its index, one of the corpus by its name too. */
type Origin = Pick<Suspect, 'index' | 'corpus'>

/** What a lane takes from its campaign. */
export interface LaneContext {
  seed: number
  budget: Budget
  emit: CampaignListener
  /** milliseconds and candidates that one reduction may take */
  shrinkTime: number
  shrinkTries: number
  signal?: AbortSignal | undefined
  /** keeps a finding; called when it is found and again when it is reduced */
  keep(finding: Finding): void
}

/** One adapter in a campaign: its session, its counts, its findings. */
export class Lane {
  readonly adapter: Adapter
  readonly session: Session
  readonly expecting: Expecting
  readonly summary: AdapterSummary
  readonly ledger = new Ledger()
  readonly #context: LaneContext
  #busy = 0

  constructor(adapter: Adapter, session: Session, expecting: Expecting, summary: AdapterSummary, context: LaneContext) {
    this.adapter = adapter
    this.session = session
    this.expecting = expecting
    this.summary = summary
    this.#context = context
    const known = (expecting.known ?? []).filter(({ signature }) => signature.startsWith(`${adapter.id} `))
    summary.knownDivergences = known.map((one) => ({ ...one, cases: 0 }))
  }

  /** Predicts a batch; pure, so that it can be done while another batch runs. */
  prepare(batch: Batch): Expectation[] {
    const start = performance.now()
    const expectations = batch.scenarios.map((scenario) => expectOf(scenario, this.expecting))
    this.#busy += performance.now() - start
    return expectations
  }

  /** Runs a prepared batch, counts its outcomes and follows up what diverged. */
  async run(batch: Batch, expectations: readonly Expectation[]): Promise<void> {
    const start = performance.now()
    const runs = await runAndJudge(this.session, expectations, this.expecting)
    this.#busy += performance.now() - start
    for (const [offset, { outcome, shown }] of runs.entries()) {
      const expectation = expectations[offset]!
      const settled = await this.#settle(expectation, outcome, { index: batch.from + offset }, this.summary)
      count(this.summary, settled, shown)
      this.#countKnown(settled)
    }
  }

  #countKnown(outcome: Outcome): void {
    if (!('signatures' in outcome)) return
    for (const known of this.summary.knownDivergences)
      if (outcome.signatures.includes(known.signature)) known.cases += 1
  }

  /** Runs the corpus, counts its outcomes apart from those of drawn cases and follows up what diverged. */
  async runCorpus(corpus: readonly CorpusCase[]): Promise<void> {
    const counts = noCounts()
    this.summary.corpus = counts
    const expectations = corpus.map(({ scenario }) => expectOf(scenario, this.expecting))
    const runs = await runAndJudge(this.session, expectations, this.expecting)
    for (const [index, { outcome, shown }] of runs.entries()) {
      const origin = { index, corpus: corpus[index]!.name }
      count(counts, await this.#settle(expectations[index]!, outcome, origin, counts), shown)
    }
    this.#context.emit({ type: 'corpus.done', adapter: this.adapter.id, counts })
  }

  /** Runs a finding of an earlier run again. True when it still diverges; then it is a finding of this run too. */
  async replay(stored: Finding): Promise<boolean> {
    const expectation = expectOf(stored.scenario, this.expecting)
    const [run] = await runAndJudge(this.session, [expectation], this.expecting, { fresh: true })
    const { outcome } = run!
    if (outcome.is !== 'diverge') return outcome.is !== 'agree'
    const difference = outcome.differences.find((one) => signatureOf(one, this.adapter.id) === stored.signature)
    if (difference === undefined) return false
    const { rule, kind, at, predicted, observed } = difference
    this.#enter({ ...stored, rule, kind, at, predicted, observed, count: 0 })
    return true
  }

  /** The summary with its rate and its findings as they stand. */
  finish(): AdapterSummary {
    const judged = this.summary.cases - this.summary.inapplicable
    this.summary.casesPerSecond = this.#busy === 0 ? 0 : Math.round((judged * 1000) / this.#busy)
    this.summary.divergences = this.ledger.all()
    for (const [reason, cases] of Object.entries(this.summary.reasons)) {
      if (reason.includes('the model threw'))
        this.summary.warnings.push(`In ${cases} cases ${reason.replace('not modelled: ', '')}`)
    }
    if (this.summary.cases > 0 && judged === 0)
      this.summary.warnings.push(`No case was applicable to ${this.adapter.id}.`)
    for (const { signature, expires, expired, cases } of this.summary.knownDivergences) {
      if (expired)
        this.summary.warnings.push(`The known divergence ${signature} expired on ${expires}: it counts again.`)
      if (judged > 0 && cases === 0)
        this.summary.warnings.push(`The known divergence ${signature} did not occur in ${judged} cases.`)
    }
    return this.summary
  }

  /** Follows up a divergence; a case whose new signatures don't repeat in fresh worlds is flaky. */
  async #settle(
    expectation: Expectation,
    outcome: Outcome,
    origin: Origin,
    counts: Pick<CaseCounts, 'setValued'>,
  ): Promise<Outcome> {
    if (outcome.is !== 'diverge') return outcome
    if (await this.#isChance(expectation, outcome)) {
      counts.setValued++
      return { is: 'agree' }
    }
    const fresh = this.ledger.count(this.#withoutKnown(outcome.signatures))
    let confirmed = fresh.length < outcome.signatures.length
    for (const signature of fresh) {
      if (this.#explained(signature, outcome.signatures)) continue
      if (this.#context.budget.full()) {
        // What nobody looked at again is not flaky.
        confirmed = true
        break
      }
      const finding = await this.#investigate(expectation.scenario, outcome, signature, origin)
      confirmed ||= finding.flaky !== true
    }
    return confirmed || fresh.length === 0 ? outcome : { ...outcome, is: 'flaky' }
  }

  /** Whether the outcome is one of a rule's set: a freeze that missed something, and does so no second time. */
  async #isChance(expectation: Expectation, { differences, signatures }: Diverging): Promise<boolean> {
    if (!isFreezeCollision(differences) || signatures.some((signature) => this.ledger.has(signature))) return false
    const [again] = await runAndJudge(this.session, [expectation], this.expecting, { fresh: true })
    return again!.outcome.is === 'agree'
  }

  #withoutKnown(signatures: readonly string[]): string[] {
    const known = acceptedSignatures(this.expecting.known)
    return signatures.filter((signature) => !known.has(signature))
  }

  /** A finding of the same trace may have turned out to show this signature too. */
  #explained(signature: string, together: readonly string[]): boolean {
    if (this.ledger.has(signature)) return true
    return this.ledger.all().some((one) => together.includes(one.signature) && one.alsoShows.includes(signature))
  }

  async #investigate(scenario: Scenario, outcome: Diverging, signature: string, origin: Origin): Promise<Finding> {
    const { seed, emit, budget, shrinkTime, shrinkTries, signal } = this.#context
    const difference = outcome.differences.find((one) => signatureOf(one, this.adapter.id) === signature)!
    const finding = await investigate(
      this.session,
      this.expecting,
      { scenario, signature, difference, seed, ...origin },
      {
        reductionTime: budget.reductionTime(shrinkTime),
        maxTries: shrinkTries,
        ...(signal === undefined ? {} : { signal }),
        emit: (event) => {
          if (event.type === 'finding.found') this.#context.keep(event.finding)
          emit(event)
        },
      },
    )
    this.#enter(finding)
    return finding
  }

  #enter(finding: Finding): void {
    this.ledger.enter(finding)
    this.#context.budget.divergences += 1
    this.#context.keep(finding)
  }
}
