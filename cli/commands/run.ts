import type { Command } from 'commander'
import { loadCorpus } from '../../properties/corpus.ts'
import { type Bounds, campaign } from '../campaign.ts'
import type { ExitCode } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import type { CampaignFlags } from '../options/values.ts'

/** Without numbers: at most a minute, with the time that the last reductions may take. */
const defaults = { seed: 1, cases: 20_000, maxTime: 50_000 }

/** `run`: a bounded campaign with a fixed seed, for CI. */
export function addRun(program: Command, done: (code: ExitCode) => void): void {
  addFlags(program.command('run'), 'campaign')
    .description(
      `run the corpus, then a bounded campaign with a fixed seed (default: seed ${defaults.seed}, ${defaults.cases} cases, at most a minute)`,
    )
    .action(async (flags: CampaignFlags) => done(await campaign(flags, boundsOf(flags))))
}

function boundsOf(flags: CampaignFlags): Bounds {
  const { seed = defaults.seed, maxTime, path } = flags
  // Who names a case wants that case.
  const corpus = path === undefined ? loadCorpus() : []
  const cases = flags.cases ?? (path === undefined ? undefined : 1)
  if (cases === undefined && maxTime === undefined) return { ...defaults, seed, corpus }
  return { seed, corpus, ...(cases === undefined ? {} : { cases }), ...(maxTime === undefined ? {} : { maxTime }) }
}
