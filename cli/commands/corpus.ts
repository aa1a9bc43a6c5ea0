import { existsSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { replaceFile } from '../../files/replaceFile.ts'
import { usualFacts } from '../../model/facts.ts'
import { predict } from '../../model/predict.ts'
import { profileOf } from '../../model/profile.ts'
import { type RuleId, ruleOf } from '../../model/rules/registry.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { type CorpusCase, corpusText, rulesAtWork } from '../../properties/corpus.ts'
import { plain } from '../../reports/code/quote.ts'
import { findNamed, type Told } from '../find.ts'
import { refuseLeak } from '../leak.ts'
import { type ExitCode, exitCodes, Misuse, writing } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import { type CorpusFlags, defaultStore } from '../options/values.ts'
import { createOutput } from '../output.ts'

const folder = 'corpus'

/** `corpus add <file | id>`: puts a finding's scenario among the reviewed ones. */
export function addCorpus(program: Command, done: (code: ExitCode) => void): void {
  const corpus = program.command('corpus').description('reviewed scenarios, one file each')
  addFlags(corpus.command('add <file|id>'), 'corpus')
    .description(`write the scenario of a finding or a file into ./${folder}, with a title and rules to review`)
    .action(async (what: string, flags: CorpusFlags) => {
      const file = write(await caseOf(what, flags))
      createOutput({}).print(`${plain(file)} is written: review its title and its rules.`)
      done(exitCodes.agree)
    })
}

async function caseOf(what: string, flags: CorpusFlags): Promise<CorpusCase> {
  const named = await findNamed(what, flags.store ?? defaultStore)
  if ('signature' in named) return ofFinding(named, flags)
  const { scenario } = named
  const rules = applied(scenario, flags.profile ?? 'newest')
  return { name: slug(basename(what, '.json')), title: 'To be said: what this scenario shows.', rules, scenario }
}

function ofFinding(finding: Told, flags: CorpusFlags): CorpusCase {
  refuseLeak(finding)
  const { scenario, adapter, signature } = finding
  const rules = applied(scenario, flags.profile ?? finding.profile)
  const blamed = rules.filter((id) => id === finding.rule)
  const name = slug(signature.slice(adapter.length))
  return { name, title: ruleOf(finding.rule).statement, rules: blamed.length > 0 ? blamed : rules, scenario }
}

function applied(scenario: Scenario, profile: string): RuleId[] {
  const { unmodelled, ...prediction } = predict(scenario, profileOf(profile), usualFacts)
  if (unmodelled !== undefined)
    throw new Misuse(`The model can't predict this scenario under profile ${profile}: ${unmodelled}.`)
  return rulesAtWork(prediction)
}

/** A name of a file that reads well: `obj-copy-leak-exposed-object`. */
function slug(text: string): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? ['scenario']
  return words.join('-').slice(0, 80)
}

function write(one: CorpusCase): string {
  const file = join(folder, `${one.name}.json`)
  if (existsSync(file)) throw new Misuse(`${plain(file)} is already there: rename or remove it first.`)
  writing(`The file ${plain(file)}`, () => {
    mkdirSync(folder, { recursive: true })
    replaceFile(file, corpusText(one))
  })
  return file
}
