import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Blob, blobName, readBlob } from './blob.ts'
import type { CampaignPlan } from './plan.ts'

/** What bridgecheck itself writes into such a folder: all that `overwrite` removes. */
const ours = /^(summary\.json|events\.ndjson|findings|.+\.blob|.+\.tmp|under-way\.json)$/

/**
 * What a folder for a campaign holds: the blob of an earlier run of it, or nothing yet.
 *
 * @param mode `resume` goes on where there is something, `overwrite` removes it, `new` wants an empty folder
 * @throws Error with one sentence when the folder is not empty and `new` is asked for, or holds no campaign to resume
 */
export function openOut(
  folder: string,
  mode: 'new' | 'resume' | 'overwrite',
  plan: Pick<CampaignPlan, 'shard'>,
): Blob | undefined {
  const names = namesIn(folder)
  if (names.length === 0) return undefined
  switch (mode) {
    case 'new':
      throw new Error(
        `The folder ${folder} is not empty: give --resume to go on, --overwrite to start anew, or another --out.`,
      )
    case 'overwrite':
      for (const name of names) if (ours.test(name)) rmSync(join(folder, name), { recursive: true })
      return undefined
    case 'resume': {
      const name = blobName(plan)
      if (names.includes(name)) return readBlob(join(folder, name))
      throw new Error(`The folder ${folder} holds no ${name} to resume: give --overwrite, or another --out.`)
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new Error(`The folder ${folder} can't be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}
