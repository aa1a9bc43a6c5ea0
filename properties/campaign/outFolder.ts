import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../../files/replaceFile.ts'
import { type Blob, blobName, readBlob } from './blob.ts'
import type { CampaignPlan } from './plan.ts'
import type { UnderWay } from './underWay.ts'

/** What bridgecheck itself writes into such a folder: all that `overwrite` removes. */
const ours =
  /^(index\.html|summary\.json|events\.ndjson|junit\.xml|report\.sarif|job-summary\.md|annotations\.txt|findings|(campaign|shard-\d+-of-\d+)\.blob|under-way-.+\.json)(\.(\d+\.)?tmp)?$/

/** What only a campaign writes, as soon as it has begun. */
const telling = /^(events\.ndjson|.+\.blob|under-way-.+\.json)$/

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
      if (!names.some((name) => ours.test(name) && telling.test(name)))
        throw new Error(`The folder ${folder} holds files, but no campaign to overwrite: give another --out.`)
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

const natural = z.number().int().min(0)
const risk = { deaths: natural, now: z.boolean() }
const UnderWayFile = z.strictObject({
  batches: z.record(z.string(), z.array(z.strictObject({ from: natural, count: natural, ...risk }))),
  suspects: z.record(z.string(), z.strictObject(risk)),
})

const underWayFile = (folder: string, plan: Pick<CampaignPlan, 'shard'>): string =>
  join(folder, `under-way-${blobName(plan).replace(/\.blob$/, '')}.json`)

/** What a run that kept its state there was doing when it was killed. @throws Error with one sentence */
export function readUnderWay(folder: string, plan: Pick<CampaignPlan, 'shard'>): UnderWay | undefined {
  const file = underWayFile(folder, plan)
  if (!existsSync(file)) return undefined
  try {
    return UnderWayFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new Error(`${file} is not what a campaign writes: remove it, or give --overwrite.`)
  }
}

export function writeUnderWay(folder: string, plan: Pick<CampaignPlan, 'shard'>, underWay: UnderWay): void {
  const file = underWayFile(folder, plan)
  try {
    replaceFile(file, JSON.stringify(underWay))
  } catch (error) {
    throw new Error(`The file ${file} can't be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** A run that ended by itself leaves nothing under way. */
export function removeUnderWay(folder: string, plan: Pick<CampaignPlan, 'shard'>): void {
  rmSync(underWayFile(folder, plan), { force: true })
}
