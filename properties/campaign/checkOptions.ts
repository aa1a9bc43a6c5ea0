import { z } from 'zod'
import { isAdapter } from '../../implementations/adapter.ts'
import { PlanSchema } from './blobSchema.ts'

const endless = z.literal(Number.POSITIVE_INFINITY)
const { from, cases, shard, selection, known } = PlanSchema.shape

/** What a mistake in JavaScript would otherwise turn into a campaign that proves nothing, such as a seed that is none. */
const Options = z.object({
  adapters: z
    .array(z.custom(isAdapter, 'is no adapter: give what loadAdapter or defineAdapter gives'))
    .min(1, 'is empty: give an adapter'),
  seed: z.int32(),
  from: from.optional(),
  cases,
  shard,
  selection: selection.optional(),
  known: known.optional(),
  maxTime: z.number().positive().or(endless).optional(),
  maxDivergences: z.number().int().positive().or(endless).optional(),
  shrinkTries: z.number().int().min(0).optional(),
  shrinkTime: z.number().min(0).or(endless).optional(),
  workers: z.union([z.literal('cores'), z.number().int().min(1)]).optional(),
})

/** @throws Error with one sentence that names the first option that can't be meant */
export function checkOptions(options: unknown): void {
  const parsed = Options.safeParse(options)
  if (parsed.success) return
  const { path, message } = parsed.error.issues[0]!
  throw new Error(`runCampaign: ${path.length === 0 ? 'its options' : path.join('.')} can't be used: ${message}.`)
}
