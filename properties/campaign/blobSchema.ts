import { z } from 'zod'
import { differenceKinds } from '../../model/compare.ts'
import { defaultWeights } from '../arbitraries/weights.ts'
import { KnownSchema } from '../known.ts'
import { checkFinding } from '../store.ts'
import type { CampaignState } from './state.ts'

const text = z.string().max(20_000)
const count = z.number().int().min(0)
const counts = z.record(text, count)

/** Weights are whole numbers under the names of the default ones. */
const weightsLike = (weights: object): z.ZodType =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(weights).map(([name, weight]) => [name, typeof weight === 'number' ? count : weightsLike(weight)]),
    ),
  )

/** The schema of a plan, as blobs hold it. */
export const PlanSchema = z.strictObject({
  generator: count,
  seed: z.number().int(),
  from: count,
  cases: count.optional(),
  shard: z
    .strictObject({ index: z.number().int().min(1), count: z.number().int().min(1) })
    .refine(({ index, count }) => index <= count, 'is no part: its index is from 1 to its count')
    .optional(),
  adapters: z
    .array(z.strictObject({ id: text, profile: text, capabilities: z.array(text), warning: text.optional() }))
    .max(1000),
  selection: z.strictObject({
    kinds: z.array(text),
    directions: z.array(text),
    onlyRules: z.array(text),
    withoutRules: z.array(text),
  }),
  weights: weightsLike(defaultWeights),
  known: z.array(KnownSchema),
  corpus: z.string().optional(),
})

const Sighting = z.strictObject({
  index: count,
  corpus: text.optional(),
  order: count,
  difference: z.strictObject({
    rule: text,
    kind: z.enum(differenceKinds),
    at: text,
    type: text,
    predicted: z.unknown().optional(),
    observed: z.unknown().optional(),
  }),
})

const signatures = z.string().refine(isListOfTexts, 'is no list of signatures')

const Tally = z.strictObject({
  cases: count,
  agree: count,
  inapplicable: count,
  crash: count,
  hang: count,
  setValued: count,
  reasons: counts,
  cells: counts,
  shown: z.record(signatures, count),
  first: z.record(text, Sighting),
})

const Lane = z.strictObject({
  tally: Tally,
  corpus: Tally.optional(),
  findings: z.array(z.unknown()).transform((all) => all.map(checkFinding)),
  replayed: z.array(z.unknown()).transform((all) => all.map(checkFinding)),
  warnings: z.array(text),
  milliseconds: count,
  failure: z.string().optional(),
})

const State = z
  .strictObject({
    plan: PlanSchema,
    stored: z.array(text),
    lanes: z.record(text, Lane),
    durationMs: z.number().min(0),
    ended: z.enum(['cases', 'time', 'divergences', 'stopped', 'no adapter']).optional(),
  })
  .refine(({ plan, lanes }) => plan.adapters.every(({ id }) => Object.hasOwn(lanes, id)), 'an adapter has no lane')

/** @throws Error with the rest of a sentence when a value is no state of a campaign */
export function checkState(value: unknown): CampaignState {
  const parsed = State.safeParse(value)
  if (parsed.success) return parsed.data as unknown as CampaignState
  const issue = parsed.error.issues[0]!
  throw new Error(`${issue.path.map(String).join('.').slice(0, 200) || 'the file'}: ${issue.message}.`)
}

function isListOfTexts(list: string): boolean {
  try {
    const parsed = JSON.parse(list) as unknown
    return Array.isArray(parsed) && parsed.every((item) => typeof item === 'string')
  } catch {
    return false
  }
}
