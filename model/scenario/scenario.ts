import { z } from 'zod'
import { Name } from './primitive.ts'
import { ValueNode } from './recipe.ts'
import { findFault } from './references.ts'
import { Step } from './step.ts'
import { scenarioVersion } from './words.ts'

/** Bounds of what is loaded, so that a stranger's file can't exhaust the machine; of text, each byte or character counts. */
export const limits = { bytes: 4 * 1024 * 1024, values: 512, steps: 128 } as const

/** One test case: values of both worlds and the steps that use them. See `docs/language.md`. */
export const Scenario = z.strictObject({
  bridgecheck: z.literal(scenarioVersion, {
    error: `is not ${scenarioVersion}, the version of scenarios this release reads`,
  }),
  values: z
    .record(Name, ValueNode)
    .refine((values) => Object.keys(values).length <= limits.values, `has more than ${limits.values} values`),
  steps: z.array(Step).max(limits.steps),
})
export type Scenario = z.infer<typeof Scenario>

/**
 * Checks that plain JSON is a scenario: shape, limits, references.
 * @throws Error with one sentence that says what is wrong and where
 */
export function validateScenario(json: unknown): Scenario {
  const parsed = Scenario.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new Error(`Not a scenario: ${pathText(issue.path)} ${sentence(issue.message)}`)
  }
  const fault = findFault(parsed.data)
  if (fault !== undefined) throw new Error(`Not a scenario: ${fault}`)
  return parsed.data
}

/**
 * Reads a scenario from JSON text.
 * @throws Error with one sentence, also for text that is too large or no JSON
 */
export function loadScenario(text: string): Scenario {
  let json: unknown
  try {
    json = parseBounded(text)
  } catch (error) {
    throw new Error(`Not a scenario: ${(error as Error).message}`)
  }
  return validateScenario(json)
}

/**
 * Parses JSON text of bounded size and nesting.
 * @throws Error with the end of a sentence: `the text is no JSON (…).`
 */
export function parseBounded(text: string): unknown {
  if (text.length > limits.bytes) throw new Error(`the text is longer than ${limits.bytes} characters.`)
  if (nestsDeeper(text, 64)) throw new Error('the JSON nests deeper than 64 levels.')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`the text is no JSON (${(error as Error).message}).`)
  }
}

/** Whether brackets outside strings nest deeper than a limit; looks at text, so that nothing is built for a hostile file. */
function nestsDeeper(text: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (inString) {
      if (character === 0x5c) index++
      else if (character === 0x22) inString = false
    } else if (character === 0x22) inString = true
    else if (character === 0x5b || character === 0x7b) {
      if (++depth > limit) return true
    } else if (character === 0x5d || character === 0x7d) depth--
  }
  return false
}

function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file'
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('')
}

function sentence(message: string): string {
  return `${message.replace(/^Invalid input: /, '')}${message.endsWith('.') ? '' : '.'}`
}
