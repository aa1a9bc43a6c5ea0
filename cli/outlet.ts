import { join } from 'node:path'
import { makeFolder } from '../files/makeFolder.ts'
import { type Blob, blobName, writeBlob } from '../properties/campaign/blob.ts'
import { type CampaignOptions, planOf } from '../properties/campaign/campaign.ts'
import { whatDiffers } from '../properties/campaign/merge.ts'
import { openOut, readUnderWay, removeUnderWay, writeUnderWay } from '../properties/campaign/outFolder.ts'
import type { CampaignState } from '../properties/campaign/state.ts'
import { Misuse, writing } from './misuse.ts'
import type { CampaignFlags } from './options/values.ts'
import { version } from './version.ts'

type Kept = 'resume' | 'keepState' | 'underWay' | 'keepUnderWay'

/** Where a campaign keeps its state: in `--out` from time to time, in `--report` when a shard has ended, or nowhere. */
export interface Outlet {
  /** the seed of the campaign that is resumed */
  seed?: number
  /** @throws Misuse with one sentence when what is resumed is another campaign, or the folder can't be written */
  open(options: CampaignOptions, specifiers: Record<string, string>): Pick<CampaignOptions, Kept>
}

/** @throws Misuse with one sentence when the flags don't fit each other, or the folder's content */
export function outletOf(flags: CampaignFlags): Outlet {
  const { out, report, shard, resume, overwrite } = flags
  if (out === undefined && (resume || overwrite))
    throw new Misuse(`--${resume ? 'resume' : 'overwrite'} needs a folder: give --out.`)
  if (shard !== undefined && flags.cases === undefined)
    throw new Misuse('--shard divides a number of cases: give --cases.')
  const folder = out ?? report
  if (shard !== undefined && folder === undefined) throw new Misuse('--shard writes a blob: give --report or --out.')
  const blob = out === undefined ? undefined : openOrRefuse(out, flags)
  return {
    ...(blob === undefined ? {} : { seed: blob.state.plan.seed }),
    open(options, specifiers) {
      if (folder === undefined || (out === undefined && shard === undefined)) return {}
      if (blob !== undefined) refuseOther(out!, blob, options)
      const file = join(folder, blobName(shard === undefined ? {} : { shard }))
      const write = (state: CampaignState): void => writeBlob(file, { version, specifiers, state })
      if (out === undefined) return { keepState: (state) => (state.ended === undefined ? undefined : write(state)) }
      writing(`The folder ${out}`, () => makeFolder(out))
      const part = shard === undefined ? {} : { shard }
      const underWay = blob === undefined ? undefined : asMisuse(() => readUnderWay(out, part))
      return {
        keepState: (state) => {
          write(state)
          if (state.ended !== undefined) removeUnderWay(out, part)
        },
        keepUnderWay: (now) => writeUnderWay(out, part, now),
        ...(underWay === undefined ? {} : { underWay }),
        ...(blob === undefined ? {} : { resume: blob.state }),
      }
    },
  }
}

function openOrRefuse(out: string, { shard, resume, overwrite }: CampaignFlags): Blob | undefined {
  const mode = resume ? 'resume' : overwrite ? 'overwrite' : 'new'
  return asMisuse(() => openOut(out, mode, shard === undefined ? {} : { shard }))
}

function asMisuse<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new Misuse((error as Error).message)
  }
}

function refuseOther(out: string, { version: begun, state }: Blob, options: CampaignOptions): void {
  const advice = 'give --overwrite, or another --out.'
  if (begun !== version)
    throw new Misuse(`The campaign in ${out} was begun by bridgecheck ${begun}, and this is ${version}: ${advice}`)
  // More cases may be asked for than before: the range only grows at its end.
  const what = whatDiffers(state.plan, planOf(options), state.plan.shard === undefined ? ['cases'] : [])
  if (what !== undefined) throw new Misuse(`The folder ${out} holds another campaign, its ${what} differs: ${advice}`)
}
