import { isDeepStrictEqual } from 'node:util'
import type { Finding } from '../finding.ts'
import type { Blob } from './blob.ts'
import type { EndReason } from './event.ts'
import type { CampaignPlan } from './plan.ts'
import { type CampaignState, type LaneState, sightings, startState } from './state.ts'
import { addTally } from './tally.ts'

/** A blob and what it is called in errors. */
export interface NamedBlob {
  name: string
  blob: Blob
}

const planNames: Record<Exclude<keyof CampaignPlan, 'shard'>, string> = {
  generator: 'generator of scenarios',
  seed: 'seed',
  from: 'first case',
  cases: 'number of cases',
  adapters: 'list of adapters and profiles',
  selection: 'selection of what is drawn',
  weights: 'list of weights',
  known: 'list of known divergences',
  corpus: 'corpus',
}

/**
 * The state of the whole campaign from the blobs of all its shards, in any order: what an unsharded run comes to, apart
 * from times.
 *
 * @throws Error with one sentence when a shard is missing, there twice, not ended, or of another campaign
 */
export function mergeBlobs(blobs: readonly NamedBlob[]): Blob {
  const [first] = blobs
  if (first === undefined) throw new Error('There is nothing to merge: give the blobs of all shards.')
  for (const other of blobs) refuseForeign(first, other)
  const shards = arrange(blobs)
  const { shard: _, ...plan } = first.blob.state.plan
  const state = startState(plan, first.blob.state.stored)
  for (const { blob } of shards) {
    state.durationMs += blob.state.durationMs
    for (const { id } of plan.adapters) addLane(state.lanes[id]!, blob.state.lanes[id]!)
  }
  for (const lane of Object.values(state.lanes)) lane.findings = firstOnes(lane)
  state.ended = endOf(shards.map(({ blob }) => blob.state))
  return { ...first.blob, state }
}

function refuseForeign(first: NamedBlob, other: NamedBlob): void {
  const { blob, name } = other
  if (blob.state.plan.shard === undefined)
    throw new Error(`${name} holds a whole campaign and not a shard: leave it out.`)
  if (blob.state.ended === undefined)
    throw new Error(`${name} is of a shard that has not ended: let it end, with --resume where it was killed.`)
  const differs = whatDiffers(first.blob.state.plan, blob.state.plan)
  const version = blob.version === first.blob.version ? undefined : 'version of bridgecheck'
  const shards = blob.state.plan.shard.count === first.blob.state.plan.shard!.count ? undefined : 'number of shards'
  const what = version ?? differs ?? shards
  if (what !== undefined)
    throw new Error(`${name} belongs to another campaign than ${first.name}: its ${what} differs.`)
}

/** In which respect two plans are not of the same campaign, in words. */
export function whatDiffers(
  one: CampaignPlan,
  other: CampaignPlan,
  except: readonly (keyof CampaignPlan)[] = [],
): string | undefined {
  const fields = Object.keys(planNames) as (keyof typeof planNames)[]
  const field = fields.find((key) => !except.includes(key) && !isDeepStrictEqual(one[key], other[key]))
  return field === undefined ? undefined : planNames[field]
}

/** The blobs in the order of their shards, each there once. */
function arrange(blobs: readonly NamedBlob[]): NamedBlob[] {
  const byIndex = new Map<number, NamedBlob>()
  const { count } = blobs[0]!.blob.state.plan.shard!
  for (const one of blobs) {
    const { index } = one.blob.state.plan.shard!
    const twin = byIndex.get(index)
    if (twin !== undefined)
      throw new Error(`${twin.name} and ${one.name} both hold shard ${index} of ${count}: give each shard once.`)
    byIndex.set(index, one)
  }
  return Array.from({ length: count }, (_, at) => {
    const shard = byIndex.get(at + 1)
    if (shard === undefined) throw new Error(`Shard ${at + 1} of ${count} is missing: give its blob too.`)
    return shard
  })
}

function addLane(sum: LaneState, part: LaneState): void {
  addTally(sum.tally, part.tally)
  // The first shard has run the corpus.
  if (part.corpus !== undefined) sum.corpus ??= part.corpus
  sum.milliseconds += part.milliseconds
  sum.findings.push(...part.findings)
  sum.replayed.push(...part.replayed.filter(({ id }) => !sum.replayed.some((one) => one.id === id)))
  sum.warnings.push(...part.warnings.filter((warning) => !sum.warnings.includes(warning)))
  if (part.failure !== undefined) sum.failure ??= part.failure
}

/** Of each signature the finding of the case that shows it first: the one that an unsharded run follows up. */
function firstOnes(lane: LaneState): Finding[] {
  const isStored = new Set(lane.replayed.map(({ signature }) => signature))
  const first = new Map(sightings(lane))
  return lane.findings.filter(({ signature, index, corpus }) => {
    const sighting = first.get(signature)
    return sighting?.index === index && sighting.corpus === corpus && !isStored.has(signature)
  })
}

function endOf(states: readonly CampaignState[]): EndReason {
  const reasons = states.map(({ ended }) => ended)
  return (['stopped', 'time', 'divergences', 'no adapter'] as const).find((one) => reasons.includes(one)) ?? 'cases'
}
