import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Prediction } from '../model/predict.ts'
import { type RuleId, ruleOf } from '../model/rules/registry.ts'
import { parseBounded, type Scenario, validateScenario } from '../model/scenario/scenario.ts'
import { packageFolder } from './packageFolder.ts'

/** The version of corpus files. */
const corpusVersion = 1

const CorpusFile = z.strictObject({
  corpus: z.literal(corpusVersion, {
    error: `is not ${corpusVersion}, the version of corpus files this release reads`,
  }),
  title: z
    .string()
    .min(1, 'is empty: say in one sentence what the scenario shows')
    .max(300)
    .regex(/^[^\p{Cc}]*$/u, 'is not one line of text'),
  rules: z.array(z.string()).min(1, 'names no rule').max(100),
  scenario: z.unknown(),
})

/** A reviewed scenario. */
export interface CorpusCase {
  /** the name of its file, without the ending */
  name: string
  /** one sentence: what it shows */
  title: string
  /** rules that are applied by it wherever they are in force; `LOCAL` alone when no bridge takes part */
  rules: RuleId[]
  scenario: Scenario
}

/** The folder of the scenarios that come with bridgecheck. */
const corpusFolder = join(packageFolder, 'corpus')

/**
 * The cases that come with bridgecheck, in the order of their names. Its tests have checked these files: to check them
 * again would take a tenth of the time in which a run starts.
 * @param folder where they are
 * @throws Error with one sentence when they can't be read
 */
export function loadCorpus(folder: string = corpusFolder): CorpusCase[] {
  try {
    return corpusFiles(folder).map((file) => {
      const { title, rules, scenario } = JSON.parse(readFileSync(file, 'utf8')) as CorpusCase
      return { name: basename(file, '.json'), title, rules, scenario }
    })
  } catch (error) {
    throw new Error(`The corpus ${folder} can't be read (${(error as Error).message}): install bridgecheck anew.`)
  }
}

/** Their files. */
export function corpusFiles(folder: string = corpusFolder): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => join(folder, name))
}

/**
 * The corpus case in a JSON text, which may be a stranger's: size, nesting, shape, rules and scenario are checked.
 * @param from what the text is called in errors
 * @throws Error with one sentence
 */
export function parseCorpusCase(text: string, from: string): Omit<CorpusCase, 'name'> {
  try {
    return checkCorpusCase(text)
  } catch (error) {
    throw new Error(`${from} is no corpus file: ${(error as Error).message}`)
  }
}

function checkCorpusCase(text: string): Omit<CorpusCase, 'name'> {
  const parsed = CorpusFile.safeParse(parseBounded(text))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new Error(`${issue.path.join('.') || 'the file'} ${issue.message.replace(/\.$/, '')}.`)
  }
  const { title, rules, scenario } = parsed.data
  return { title, rules: rules.map((id) => ruleOf(id).id as RuleId), scenario: validateScenario(scenario) }
}

/** The text of a corpus file. */
export function corpusText({ title, rules, scenario }: Omit<CorpusCase, 'name'>): string {
  return `${JSON.stringify({ corpus: corpusVersion, title, rules, scenario }, null, 2)}\n`
}

/** The rules at work in a prediction, each once, in the order of their first application; `LOCAL` when there is none. */
export function rulesAtWork({ applied }: Pick<Prediction, 'applied'>): RuleId[] {
  return applied.length === 0 ? ['LOCAL'] : [...new Set(applied.map(({ rule }) => rule))]
}
