import type { Adapter } from '../../implementations/adapter.ts'
import { profileOf } from '../../model/profile.ts'
import type { KnownDivergence } from '../agreement.ts'
import { type Selection, wholeSelection } from '../arbitraries/selection.ts'
import { defaultWeights, type Weights } from '../arbitraries/weights.ts'
import { type Cases, openCases } from '../cases.ts'
import type { CorpusCase } from '../corpus.ts'
import type { Finding } from '../finding.ts'
import { Budget } from './budget.ts'
import { noCounts } from './counts.ts'
import type { AdapterSummary, CampaignListener, CampaignSummary, EndReason } from './event.ts'
import { type Batch, Lane, type LaneContext } from './lane.ts'
import { testHarness } from './selfTest.ts'

export interface CampaignOptions {
  adapters: readonly Adapter[]
  /** replaces every adapter's own profile */
  profile?: string
  /** 32-bit signed integer */
  seed: number
  /** first case index; default 0 */
  from?: number
  /** bounds; a campaign without any ends by `signal` alone */
  cases?: number
  /** milliseconds */
  maxTime?: number
  /** signatures, not cases */
  maxDivergences?: number
  /** ends the campaign after the batch under way */
  signal?: AbortSignal
  selection?: Selection
  weights?: Weights
  /** what is accepted, for each adapter: see `knownFor` */
  known?: readonly KnownDivergence[]
  /** reviewed scenarios, run on every adapter before any case is drawn; see `loadCorpus` */
  corpus?: readonly CorpusCase[]
  /** findings of earlier runs: run first, on the adapters that showed them */
  stored?: readonly Finding[]
  /** where findings are kept at once; see `openStore` */
  store?: { save(finding: Finding): void; remove(id: string): void }
  /** cases in one round trip; default 100 */
  batch?: number
  /** bounds of one reduction: milliseconds (default 20000) and candidates (default 3000) */
  shrinkTime?: number
  shrinkTries?: number
}

/** The first batch is small: it shows early that something happens. */
const firstBatch = 20

/**
 * Runs a campaign: draws cases, holds each adapter's traces against the predictions, confirms, reduces and counts what
 * diverges. All that happens is told to `emit`; nothing is printed. Sessions are closed when it ends.
 *
 * @throws Error with one sentence when the profile is unknown
 */
export async function runCampaign(
  options: CampaignOptions,
  emit: CampaignListener = () => {},
): Promise<CampaignSummary> {
  const { seed, from = 0 } = options
  const profiles = options.adapters.map((adapter) => profileOf(options.profile ?? adapter.profile))
  const budget = new Budget(options)
  const adapters = options.adapters.map(({ id }, index) => {
    const { name, warning } = profiles[index]!
    return { id, profile: name, ...(warning === undefined ? {} : { warning }) }
  })
  emit({ type: 'campaign.started', seed, from, adapters })
  const summaries: Record<string, AdapterSummary> = {}
  const context: LaneContext = {
    seed,
    budget,
    emit,
    shrinkTime: options.shrinkTime ?? 20_000,
    shrinkTries: options.shrinkTries ?? 3000,
    signal: options.signal,
    keep: (finding) => options.store?.save(finding),
  }
  const lanes = await Promise.all(
    options.adapters.map((adapter, index) => openLane(adapter, profiles[index]!, options, context, summaries)),
  )
  const open = new Set(lanes.filter((lane) => lane !== undefined))
  let ended: EndReason = 'no adapter'
  try {
    await replayStored(open, options, context)
    await runCorpus(open, options, context)
    ended = await runBatches(open, options, context)
  } finally {
    await Promise.allSettled([...open].map((lane) => lane.session.close()))
  }
  for (const lane of lanes) lane?.finish()
  const summary: CampaignSummary = {
    seed,
    cases: budget.cases,
    durationMs: Math.round(budget.elapsed()),
    ended,
    adapters: summaries,
  }
  emit({ type: 'campaign.ended', summary })
  return summary
}

function emptySummary(profile: string, warning: string | undefined): AdapterSummary {
  return {
    profile,
    ...noCounts(),
    warnings: warning === undefined ? [] : [warning],
    casesPerSecond: 0,
    divergences: [],
    knownDivergences: [],
  }
}

async function openLane(
  adapter: Adapter,
  profile: ReturnType<typeof profileOf>,
  options: CampaignOptions,
  context: LaneContext,
  summaries: Record<string, AdapterSummary>,
): Promise<Lane | undefined> {
  const summary = emptySummary(profile.name, profile.warning)
  summaries[adapter.id] = summary
  try {
    const session = await adapter.open()
    context.emit({ type: 'adapter.opened', adapter: adapter.id })
    const { selection = wholeSelection, known = [] } = options
    return new Lane(adapter, session, { adapter, profile, facts: session.facts, selection, known }, summary, context)
  } catch (error) {
    fail(adapter.id, summary, error, context)
    return undefined
  }
}

function fail(id: string, summary: AdapterSummary, error: unknown, context: LaneContext): void {
  summary.failure = error instanceof Error ? error.message : String(error)
  context.emit({ type: 'adapter.failed', adapter: id, message: summary.failure })
}

async function replayStored(open: Set<Lane>, options: CampaignOptions, context: LaneContext): Promise<void> {
  await forEachLane(open, context, async (lane) => {
    for (const stored of options.stored ?? []) {
      if (stored.adapter !== lane.adapter.id || context.budget.ended() !== undefined) continue
      if (await lane.replay(stored)) continue
      options.store?.remove(stored.id)
      context.emit({ type: 'finding.fixed', finding: stored })
    }
  })
}

async function runCorpus(open: Set<Lane>, { corpus = [] }: CampaignOptions, context: LaneContext): Promise<void> {
  if (corpus.length === 0 || context.budget.ended() !== undefined) return
  await forEachLane(open, context, (lane) => lane.runCorpus(corpus))
}

/** Draws, predicts and runs batch by batch; the next batch is drawn and predicted while one runs. */
async function runBatches(open: Set<Lane>, options: CampaignOptions, context: LaneContext): Promise<EndReason> {
  const { budget, emit } = context
  const cases = openCases({
    selection: options.selection ?? wholeSelection,
    weights: options.weights ?? defaultWeights,
  })
  let next = options.from ?? 0
  let prepared = prepare(cases, open, context, next, budget.grant(Math.min(firstBatch, options.batch ?? 100)))
  for (let first = true; ; first = false) {
    const ended = open.size === 0 ? 'no adapter' : budget.ended()
    if (ended !== undefined) return ended
    const { batch, expectations } = prepared
    next = batch.from + batch.scenarios.length
    budget.cases += batch.scenarios.length
    const running = forEachLane(open, context, (lane) => lane.run(batch, expectations.get(lane)!))
    // Give the sessions their work before this thread is busy with the next batch.
    await new Promise((resolve) => setImmediate(resolve))
    prepared = prepare(cases, open, context, next, budget.grant(options.batch ?? 100))
    await running
    const { divergences } = budget
    emit({
      type: 'batch.done',
      from: batch.from,
      to: next,
      cases: budget.cases,
      divergences,
      elapsedMs: Math.round(budget.elapsed()),
    })
    if (first) await testHarnesses(open, context)
  }
}

interface Prepared {
  batch: Batch
  expectations: Map<Lane, ReturnType<Lane['prepare']>>
}

function prepare(cases: Cases, open: Set<Lane>, context: LaneContext, from: number, count: number): Prepared {
  const scenarios = Array.from({ length: count }, (_, offset) => cases.caseAt(context.seed, from + offset))
  const batch = { from, scenarios }
  return { batch, expectations: new Map([...open].map((lane) => [lane, lane.prepare(batch)])) }
}

/** After the first batch, so that no case waits for it. */
async function testHarnesses(open: Set<Lane>, context: LaneContext): Promise<void> {
  await forEachLane(open, context, async (lane) => {
    const failures = await testHarness(lane.adapter, lane.session, lane.expecting.profile)
    lane.summary.warnings.push(...failures)
    context.emit({ type: 'selftest.done', adapter: lane.adapter.id, warnings: failures })
  })
}

/** A lane whose adapter breaks ends with one sentence; the others go on. */
async function forEachLane(open: Set<Lane>, context: LaneContext, work: (lane: Lane) => Promise<void>): Promise<void> {
  await Promise.all(
    [...open].map(async (lane) => {
      try {
        await work(lane)
      } catch (error) {
        open.delete(lane)
        fail(lane.adapter.id, lane.summary, error, context)
        await lane.session.close().catch(() => {})
      }
    }),
  )
}
