import { randomInt } from 'node:crypto'
import type { Command } from 'commander'
import { campaign } from '../campaign.ts'
import { type ExitCode, Misuse } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import type { CampaignFlags } from '../options/values.ts'

/** `fuzz`: a campaign with a random seed that ends at a bound or at Ctrl-C. */
export function addFuzz(program: Command, done: (code: ExitCode) => void): void {
  addFlags(program.command('fuzz'), 'campaign')
    .description('run a campaign with a random seed until a bound is reached or Ctrl-C is pressed')
    .action(async (flags: CampaignFlags) => {
      const { cases, maxTime, path } = flags
      if (path !== undefined && flags.seed === undefined)
        throw new Misuse('--path names a case of a seed: give --seed too, or use run.')
      if (flags.shard !== undefined && flags.seed === undefined && !flags.resume)
        throw new Misuse('--shard divides the cases of one seed: give the same --seed to each shard, or use run.')
      const count = cases ?? (path === undefined ? undefined : 1)
      const seed = (resumed: { seed?: number }): number => flags.seed ?? resumed.seed ?? randomInt(-(2 ** 31), 2 ** 31)
      const bounds = { ...(count === undefined ? {} : { cases: count }), ...(maxTime === undefined ? {} : { maxTime }) }
      done(await campaign(flags, { seed, ...bounds }))
    })
}
