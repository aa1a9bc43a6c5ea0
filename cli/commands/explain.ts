import type { Command } from 'commander'
import { usualFacts } from '../../model/facts.ts'
import { predict } from '../../model/predict.ts'
import { profileOf } from '../../model/profile.ts'
import { rules } from '../../model/rules/registry.ts'
import { explain } from '../../reports/explain.ts'
import { type ExitCode, exitCodes } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import type { ExplainFlags } from '../options/values.ts'
import { createOutput } from '../output.ts'
import { readText, scenarioIn } from '../read.ts'
import { version } from '../version.ts'

/** `explain <scenario.json>`: what the model predicts, by which rules. */
export function addExplain(program: Command, done: (code: ExitCode) => void): void {
  addFlags(program.command('explain <scenario.json>'), 'explain')
    .description('show what is predicted for a scenario, with the rule and its source at each path')
    .action(async (file: string, flags: ExplainFlags) => {
      await explainFile(file, flags)
      done(exitCodes.agree)
    })
}

async function explainFile(file: string, flags: ExplainFlags): Promise<void> {
  const output = createOutput(flags)
  const scenario = scenarioIn(await readText(file), file)
  const profile = profileOf(flags.profile ?? 'newest')
  if (profile.warning !== undefined) process.stderr.write(`${profile.warning}\n`)
  const prediction = predict(scenario, profile, usualFacts)
  output.print(explain(scenario, prediction, new Map(rules.map((rule) => [rule.id, rule]))))
  const { trace, applied, unmodelled } = prediction
  output.object({ version, profile: profile.name, applied, trace, ...(unmodelled === undefined ? {} : { unmodelled }) })
}
