import { createHash } from 'node:crypto'
import type { Adapter } from '../../implementations/adapter.ts'
import { profileOf } from '../../model/profile.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { KnownDivergence } from '../agreement.ts'
import { type Selection, wholeSelection } from '../arbitraries/selection.ts'
import { defaultWeights, generatorVersion, type Weights } from '../arbitraries/weights.ts'
import { openCases } from '../cases.ts'
import type { CorpusCase } from '../corpus.ts'
import type { Finding } from '../finding.ts'
import type { CorpusScenario } from './batch.ts'
import { Budget } from './budget.ts'
import { Callers } from './callers.ts'
import { checkOptions } from './checkOptions.ts'
import type { CampaignEvent, CampaignListener, CampaignSummary, EndReason } from './event.ts'
import { Lane, type LaneContext } from './lane.ts'
import { type CampaignPlan, rangeOf, type Shard } from './plan.ts'
import { staffOf } from './staff.ts'
import { type CampaignState, startState } from './state.ts'
import { summaryOf } from './summary.ts'
import { type UnderWay, UnderWayLog } from './underWay.ts'

export interface CampaignOptions {
  adapters: readonly Adapter[]
  /** replaces every adapter's own profile */
  profile?: string
  /** 32-bit signed integer */
  seed: number
  /** first case index; default 0 */
  from?: number
  /** bounds; a campaign without any ends by `signal` alone. Cases of each adapter */
  cases?: number
  /** does only this part of `cases` */
  shard?: Shard
  /** milliseconds */
  maxTime?: number
  /** signatures, not cases */
  maxDivergences?: number
  /** ends the campaign after the batches under way */
  signal?: AbortSignal
  selection?: Selection
  weights?: Weights
  /** what is accepted, for each adapter: see `knownFor` */
  known?: readonly KnownDivergence[]
  /** reviewed scenarios, run on every adapter before any drawn case, by the first shard; see `loadCorpus` */
  corpus?: readonly CorpusCase[]
  /** findings of earlier runs: run first, on the adapters that showed them */
  stored?: readonly Finding[]
  /** where findings are kept at once; see `openStore` */
  store?: { save(finding: Finding): void; remove(id: string): void }
  /**
   * processes for each adapter that `loadAdapter` made, or as many as fit the cores (an Electron takes two);
   * without it, and for adapters that are objects of the caller's, all is done in this thread
   */
  workers?: number | 'cores'
  /** gets what these processes write, and the log of Electron and Chromium */
  log?(text: string): void
  /** candidates that one reduction may run; default 500 */
  shrinkTries?: number
  /** milliseconds for all reductions together; without it they end five seconds after `maxTime` */
  shrinkTime?: number
  /** goes on with the state that a run of the same campaign kept */
  resume?: CampaignState
  /** what that run was doing when it was killed */
  underWay?: UnderWay
  /** gets what is under way before it starts; it is to be written at once */
  keepUnderWay?(underWay: UnderWay): void
  /** gets the state of the campaign from time to time, and at its end; it is to be written at once: it will change */
  keepState?(state: CampaignState): void
}

/** A state is kept at most this often, in milliseconds: what is lost with the process is done again. */
const keepEvery = 1000

/**
 * Runs a campaign: each adapter goes through the cases at its own pace; what diverges is confirmed, reduced and counted.
 * All that happens is told to `listener`; nothing is printed. Sessions are closed when it ends.
 *
 * @throws Error with one sentence when the profile is unknown or an option can't be used;
 *   at the end, what a function of the caller's threw first
 */
export async function runCampaign(options: CampaignOptions, listener?: CampaignListener): Promise<CampaignSummary> {
  checkOptions(options)
  const { adapters, store, stored = [], signal } = options
  const callers = new Callers()
  const emit = callers.guard(listener)
  const plan = planOf(options)
  const state =
    options.resume ??
    startState(
      plan,
      stored.map(({ id }) => id),
    )
  state.plan = plan
  delete state.ended
  const budget = new Budget(options)
  const keeper = keepNowAndThen(state, budget, callers.guard(options.keepState))
  emit(startOf(plan, options))
  const cases = openCases({ selection: options.selection ?? wholeSelection, weights: plan.weights })
  const corpus = (plan.shard?.index ?? 1) === 1 ? corpusOf(options) : []
  const remove = callers.guard((id: string) => store?.remove(id))
  const context: LaneContext = {
    plan,
    cases,
    corpus,
    budget,
    shrinkTries: options.shrinkTries ?? 500,
    signal,
    emit,
    underWay: new UnderWayLog(options.underWay, callers.guard(options.keepUnderWay)),
    changed: keeper.changed,
    keep: callers.guard((finding) => store?.save(finding)),
    fixed: (finding) => {
      remove(finding.id)
      emit({ type: 'finding.fixed', finding })
    },
  }
  const staffing = { workers: options.workers, log: options.log && callers.guard(options.log) }
  const lanes = adapters.map((adapter, index) => {
    const { profile } = plan.adapters[index]!
    const { seed, selection, weights } = plan
    const staff = staffOf(adapter, { profile, seed, selection, weights, corpus }, staffing)
    return new Lane(adapter, staff, state.lanes[adapter.id]!, context)
  })
  const toReplay = stored.filter(({ id }) => state.stored.includes(id))
  await Promise.all(lanes.map((lane) => lane.run(toReplay.filter(({ adapter }) => adapter === lane.adapter.id))))
  state.ended = endOf(lanes, signal)
  keeper.keep()
  const summary = summaryOf(state)
  emit({ type: 'campaign.ended', summary })
  callers.throwFirst()
  return summary
}

/** What makes two runs with these options parts of the same campaign. @throws Error when the profile is unknown */
export function planOf(options: CampaignOptions): CampaignPlan {
  const { seed, from = 0, cases, shard, selection = wholeSelection, weights = defaultWeights, known = [] } = options
  const corpus = corpusOf(options)
  const adapters = options.adapters.map((adapter) => {
    const { name, warning } = profileOf(options.profile ?? adapter.profile)
    const capabilities = [...adapter.capabilities].sort()
    return { id: adapter.id, profile: name, capabilities, ...(warning === undefined ? {} : { warning }) }
  })
  return {
    generator: generatorVersion,
    seed,
    from,
    ...(cases === undefined ? {} : { cases }),
    ...(shard === undefined ? {} : { shard }),
    adapters,
    selection,
    weights,
    known: [...known],
    ...(corpus.length === 0 ? {} : { corpus: createHash('sha256').update(JSON.stringify(corpus)).digest('hex') }),
  }
}

/** The part of the corpus that is made of selected kinds. Selected rules are for the judge, as of drawn cases. */
function corpusOf({ corpus = [], selection = wholeSelection }: CampaignOptions): CorpusScenario[] {
  const isSelected = ({ values }: Scenario): boolean =>
    Object.values(values).every(({ kind }) => selection.kinds.includes(kind))
  return corpus.filter(({ scenario }) => isSelected(scenario)).map(({ name, scenario }) => ({ name, scenario }))
}

function startOf(plan: CampaignPlan, { maxTime }: CampaignOptions): CampaignEvent {
  const { seed, from, shard, adapters } = plan
  const { count } = rangeOf(plan)
  return {
    type: 'campaign.started',
    seed,
    from,
    ...(Number.isFinite(count) ? { cases: count } : {}),
    ...(maxTime === undefined ? {} : { maxTime }),
    ...(shard === undefined ? {} : { shard }),
    adapters,
  }
}

function keepNowAndThen(state: CampaignState, budget: Budget, keepState: (state: CampaignState) => void) {
  const earlier = state.durationMs
  let kept = Number.NEGATIVE_INFINITY
  const keep = (): void => {
    kept = performance.now()
    state.durationMs = earlier + budget.elapsed()
    keepState(state)
  }
  keep()
  const changed = (): void => {
    if (performance.now() - kept >= keepEvery) keep()
  }
  return { keep, changed }
}

function endOf(lanes: readonly Lane[], signal: AbortSignal | undefined): EndReason {
  if (lanes.every(({ state }) => state.failure !== undefined)) return 'no adapter'
  if (signal?.aborted === true) return 'stopped'
  const reasons = new Set(lanes.map(({ ended }) => ended))
  return (['divergences', 'time'] as const).find((reason) => reasons.has(reason)) ?? 'cases'
}
