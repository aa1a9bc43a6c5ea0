import { z } from 'zod'
import { Name } from './primitive.ts'
import { ValueNode } from './recipe.ts'
import { Step } from './step.ts'

/** The version of the language. A scenario of another version is refused. */
export const scenarioVersion = 1

/** Bounds of what is loaded, so that a stranger's file can't exhaust the machine. */
export const limits = { bytes: 4 * 1024 * 1024, values: 512, steps: 128 } as const

/** One test case: values of both worlds and the steps that use them. See `docs/language.md`. */
export const Scenario = z.strictObject({
  bridgecheck: z.literal(scenarioVersion),
  values: z
    .record(Name, ValueNode)
    .refine((values) => Object.keys(values).length <= limits.values, `at most ${limits.values} values`),
  steps: z.array(Step).max(limits.steps),
})
export type Scenario = z.infer<typeof Scenario>
