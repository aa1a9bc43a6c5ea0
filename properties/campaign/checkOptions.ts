import { z } from 'zod'
import { isAdapter } from '../../implementations/adapter.ts'
import { KnownSchema } from '../known.ts'

const count = z.number().int().min(0)
const endless = z.literal(Number.POSITIVE_INFINITY)
const words = z.array(z.string())

/** What a mistake in JavaScript would otherwise turn into a campaign that proves nothing, such as a seed that is none. */
const Options = z.object({
  adapters: z
    .array(z.custom(isAdapter, 'is no adapter: give what loadAdapter or defineAdapter gives'))
    .min(1, 'is empty: give an adapter'),
  seed: z.int32(),
  from: count.optional(),
  cases: count.optional(),
  shard: z
    .object({ index: z.number().int().min(1), count: z.number().int() })
    .refine(({ index, count }) => index <= count, 'is no part: its index is from 1 to its count')
    .optional(),
  maxTime: z.number().positive().or(endless).optional(),
  maxDivergences: z.number().int().positive().or(endless).optional(),
  shrinkTries: count.optional(),
  shrinkTime: z.number().min(0).or(endless).optional(),
  selection: z.object({ kinds: words, directions: words, onlyRules: words, withoutRules: words }).optional(),
  known: z.array(KnownSchema).optional(),
  workers: z.union([z.literal('cores'), z.number().int().min(1)]).optional(),
})

/** @throws Error with one sentence that names the first option that can't be meant */
export function checkOptions(options: unknown): void {
  const parsed = Options.safeParse(options)
  if (parsed.success) return
  const { path, message } = parsed.error.issues[0]!
  throw new Error(`runCampaign: ${path.length === 0 ? 'its options' : path.join('.')} can't be used: ${message}.`)
}
