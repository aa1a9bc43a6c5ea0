import type { Adapter } from '../../implementations/adapter.ts'
import { profileOf } from '../../model/profile.ts'
import { acceptedSignatures, type Expecting } from '../agreement.ts'
import type { Cases } from '../cases.ts'
import type { Finding } from '../finding.ts'
import type { Batch, CorpusScenario } from './batch.ts'
import type { Budget } from './budget.ts'
import { Crew } from './crew.ts'
import type { CampaignListener, EndReason } from './event.ts'
import { FollowUp } from './followUp.ts'
import { type CampaignPlan, rangeOf } from './plan.ts'
import type { Staff } from './staff.ts'
import { type LaneState, sightings } from './state.ts'
import { countsOf } from './summary.ts'
import { addTally, emptyTally, type Tally } from './tally.ts'
import type { UnderWayLog } from './underWay.ts'
import { unlessOver } from './unlessOver.ts'

/** Cases in a batch. The first batch is small: it shows early that something happens. */
const usualBatch = 100
const firstBatch = 20

/** Cases of the corpus that are run at once: fewer take longer, and a bound ends nothing before they are done. */
const corpusPart = 40

/** What a lane takes from its campaign. */
export interface LaneContext {
  plan: CampaignPlan
  cases: Cases
  /** what is run first */
  corpus: readonly CorpusScenario[]
  budget: Budget
  /** candidates that one reduction may run */
  shrinkTries: number
  signal?: AbortSignal | undefined
  emit: CampaignListener
  underWay: UnderWayLog
  /** told whenever the lane's state has changed */
  changed(): void
  /** keeps a finding; called when it is found and again when it is reduced */
  keep(finding: Finding): void
  /** a finding of an earlier campaign that does not happen any more */
  fixed(finding: Finding): void
}

/** One adapter in a campaign: hands its cases to workers, adds up their tallies, has findings followed up. */
export class Lane {
  readonly adapter: Adapter
  readonly state: LaneState
  /** why it took no more batches */
  ended: EndReason = 'cases'
  readonly #staff: Staff
  readonly #context: LaneContext
  readonly #range: Batch
  readonly #followUp: FollowUp
  /** tallies that came before those of earlier batches */
  readonly #early = new Map<number, { batch: Batch; tally: Tally }>()
  /** signatures that need no following up any more */
  readonly #taken: Set<string>
  readonly #earlierMilliseconds: number
  /** cases that ended everything: nothing of them is run any more */
  readonly #deadly = new Set<number>()
  #start = 0
  #next: number

  constructor(adapter: Adapter, staff: Staff, state: LaneState, context: LaneContext) {
    this.adapter = adapter
    this.state = state
    this.#staff = staff
    this.#context = context
    this.#range = rangeOf(context.plan)
    this.#next = this.#reached
    // What an earlier run left unconfirmed is followed up again, from the tally.
    const unconfirmed = new Set(state.findings.filter((one) => one.unconfirmed).map(({ signature }) => signature))
    state.findings = state.findings.filter((one) => !one.unconfirmed)
    const entered = [...state.replayed, ...state.findings].map(({ signature }) => signature)
    this.#taken = new Set([...acceptedSignatures(context.plan.known), ...entered])
    this.#earlierMilliseconds = state.milliseconds
    delete state.failure
    context.budget.divergences += entered.length
    const { seed } = context.plan
    this.#followUp = new FollowUp({
      ...context,
      seed,
      reach: (signature) => context.underWay.beginSuspect(signature, unconfirmed.has(signature)),
      place: () => this.#place(),
      found: (finding) => context.keep(finding),
      settled: (finding) => this.#enter(finding),
    })
  }

  /** Runs stored findings, then all cases, and follows up what they show. A broken adapter ends the lane, not the campaign. */
  async run(stored: readonly Finding[]): Promise<void> {
    const { emit } = this.#context
    try {
      const first = await this.#staff.hire()
      emit({ type: 'adapter.opened', adapter: this.adapter.id })
      const crew = new Crew(first, {
        hire: () => this.#staff.hire(),
        size: this.#staff.size,
        isOver: () => this.#context.budget.ended() !== undefined,
        lost: ({ from, count, of }, why) => {
          const cases = { from, to: from + count, ...(of === undefined ? {} : { of }) }
          emit({ type: 'worker.lost', adapter: this.adapter.id, ...cases, why })
        },
      })
      try {
        await this.#work(crew, stored)
      } finally {
        await crew.close()
      }
    } catch (error) {
      this.state.failure = error instanceof Error ? error.message : String(error)
      emit({ type: 'adapter.failed', adapter: this.adapter.id, message: this.state.failure })
    } finally {
      await this.#staff.close()
    }
  }

  async #work(crew: Crew, stored: readonly Finding[]): Promise<void> {
    this.#start = performance.now()
    await this.#goCarefully(crew)
    for (const finding of stored) await this.#replay(finding)
    await this.#runCorpus(crew)
    this.#take()
    let tested: Promise<void> | undefined
    try {
      await crew.work(
        () => this.#batch(),
        (batch, tally) => {
          this.#add(batch, tally, crew.alive)
          // After the first batch, so that no case waits for it.
          tested ??= this.#test(crew)
          tested.catch(() => {})
        },
      )
      await tested
      // A batch that was given up is missing, also where none was left to take.
      if (this.#reached < this.#range.from + this.#range.count) this.ended = this.#context.budget.ended() ?? this.ended
    } finally {
      await tested?.catch(() => {})
      await this.#followUp.drained()
    }
  }

  /** In parts, between which a bound may end it; what is left is done when the campaign is resumed. */
  async #runCorpus(crew: Crew): Promise<void> {
    const { corpus, budget, emit, changed, plan } = this.#context
    const tally = this.state.corpus ?? emptyTally()
    if (tally.cases === corpus.length) return
    while (tally.cases < corpus.length) {
      if (budget.ended() !== undefined) return
      const count = Math.min(corpusPart, corpus.length - tally.cases)
      const part = await crew.one({ from: tally.cases, count, of: 'corpus' })
      if (part === undefined) return
      addTally(tally, part)
      this.state.corpus = tally
      changed()
    }
    emit({ type: 'corpus.done', adapter: this.adapter.id, counts: countsOf(tally, this.state, plan.known) })
  }

  /** the name of the profile that is expected of the adapter */
  get #profile(): string {
    return this.#context.plan.adapters.find(({ id }) => id === this.adapter.id)!.profile
  }

  get #reached(): number {
    return this.#range.from + this.state.tally.cases
  }

  #batch(): Batch | undefined {
    const { budget } = this.#context
    const left = this.#range.from + this.#range.count - this.#next
    if (left <= 0) return undefined
    const ended = budget.ended()
    if (ended !== undefined) {
      this.ended = ended
      return undefined
    }
    const size = this.#next === this.#range.from ? firstBatch : usualBatch
    const from = this.#next
    this.#next += Math.min(left, size)
    const next = { from, count: this.#next - from }
    this.#context.underWay.begin(this.adapter.id, next)
    return next
  }

  /** Where earlier runs of this campaign ended again and again, one part of a batch is under way at a time. */
  async #goCarefully(crew: Crew): Promise<void> {
    const { underWay, budget } = this.#context
    const { id } = this.adapter
    for (let part = underWay.alone(id, this.#next); part !== undefined; part = underWay.alone(id, this.#next)) {
      const end = this.#range.from + this.#range.count
      const batch = { from: part.from, count: Math.min(part.count, end - part.from) }
      if (batch.count <= 0 || budget.ended() !== undefined) break
      if (part.isDeadly) this.#deadly.add(batch.from)
      else underWay.begin(id, batch, true)
      const tally = part.isDeadly ? await crew.judgeCrash(batch) : await crew.one(batch)
      if (tally === undefined) break
      this.#next = batch.from + batch.count
      this.#add(batch, tally, crew.alive, false)
    }
  }

  /**
   * Adds tallies in the order of their cases, so that what a bound cuts off does not depend on which came first.
   * @param takes whether what is new is followed up at once
   */
  #add(batch: Batch, tally: Tally, workers: number, takes = true): void {
    const { budget, emit, changed, underWay } = this.#context
    this.#early.set(batch.from, { batch, tally })
    for (let next = this.#early.get(this.#reached); next !== undefined; next = this.#early.get(this.#reached)) {
      if (budget.full()) return
      const { from, count } = next.batch
      this.#early.delete(from)
      addTally(this.state.tally, next.tally)
      underWay.end(this.adapter.id, next.batch)
      this.state.milliseconds = this.#earlierMilliseconds + Math.round(performance.now() - this.#start)
      if (takes) this.#take()
      changed()
      const { divergences } = budget
      const elapsedMs = Math.round(budget.elapsed())
      const { cases } = this.state.tally
      emit({
        type: 'batch.done',
        adapter: this.adapter.id,
        from,
        to: from + count,
        cases,
        divergences,
        elapsedMs,
        workers,
      })
    }
  }

  /** Gives to the follow-up what is new in the tally. */
  #take(): void {
    const { budget } = this.#context
    for (const [signature, sighting] of sightings(this.state)) {
      if (this.#taken.has(signature) || budget.full()) continue
      this.#taken.add(signature)
      budget.divergences += 1
      this.#followUp.add(signature, sighting, sighting.corpus === undefined && this.#deadly.has(sighting.index))
    }
  }

  async #replay(stored: Finding): Promise<void> {
    const { budget, keep, fixed, changed } = this.#context
    // Under other rules it would be another question.
    if (stored.profile !== this.#profile) return
    if (this.#taken.has(stored.signature) || budget.ended() !== undefined) return
    const replayed = await this.#followUp.replay(stored)
    if (replayed === 'unclear') return
    if (replayed === 'fixed') return fixed(stored)
    if (replayed.signature !== stored.signature) {
      fixed(stored)
      if (this.#taken.has(replayed.signature)) return
    }
    this.#taken.add(replayed.signature)
    budget.divergences += 1
    this.state.replayed.push(replayed)
    keep(replayed)
    changed()
  }

  #enter(finding: Finding): void {
    // Of what could not be confirmed it stays known how often the campaign ended, as long as it does.
    if (finding.unconfirmed !== true) this.#context.underWay.endSuspect(finding.signature)
    this.state.findings.push(finding)
    this.#context.keep(finding)
    this.#context.changed()
  }

  async #test(crew: Crew): Promise<void> {
    const failures = await unlessOver(crew.selfTest(), () => this.#context.budget.overdue())
    if (failures === undefined) return
    const { warnings } = this.state
    warnings.push(...failures.filter((failure) => !warnings.includes(failure)))
    this.#context.emit({ type: 'selftest.done', adapter: this.adapter.id, warnings: failures })
  }

  async #place() {
    const session = await this.#staff.session()
    const { selection, known } = this.#context.plan
    const profile = profileOf(this.#profile)
    const expecting: Expecting = { adapter: this.adapter, profile, facts: session.facts, selection, known }
    return { session, expecting }
  }
}
