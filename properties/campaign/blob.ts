import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { replaceFile } from '../../files/replaceFile.ts'
import { findingObject } from '../store.ts'
import { checkState } from './blobSchema.ts'
import type { CampaignPlan } from './plan.ts'
import type { CampaignState } from './state.ts'

/** The version of blobs. */
const blobVersion = 1
/** No blob of a real campaign comes near this. */
const maxBytes = 256 * 2 ** 20

/** A campaign's state with what a report needs beside it. */
export interface Blob {
  /** of the bridgecheck that wrote it */
  version: string
  /** adapter id -> what `--adapter` said, where the id alone would not find it again */
  specifiers: Record<string, string>
  state: CampaignState
}

const Header = z.strictObject({
  blob: z.number(),
  version: z.string().max(100),
  specifiers: z.record(z.string(), z.string()),
  length: z.number(),
  sha256: z.string(),
})

/** What a plan's blob is called in its folder. */
export function blobName({ shard }: Pick<CampaignPlan, 'shard'>): string {
  return shard === undefined ? 'campaign.blob' : `shard-${shard.index}-of-${shard.count}.blob`
}

/**
 * Writes a blob aside and renames it: whole or not at all. Its first line tells the length and the hash of the second.
 * @throws Error with one sentence when the file can't be written
 */
export function writeBlob(file: string, { version, specifiers, state }: Blob): void {
  const text = JSON.stringify({ ...state, lanes: Object.fromEntries(Object.entries(state.lanes).map(withFindings)) })
  const header = { blob: blobVersion, version, specifiers, length: text.length, sha256: sha256(text) }
  try {
    replaceFile(file, `${JSON.stringify(header)}\n${text}\n`)
  } catch (error) {
    throw new Error(`The blob ${file} can't be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

function withFindings([id, lane]: [string, CampaignState['lanes'][string]]): [string, object] {
  const { findings, replayed } = lane
  return [id, { ...lane, findings: findings.map(findingObject), replayed: replayed.map(findingObject) }]
}

/**
 * Reads a blob, which may be a stranger's: length, hash and shape are checked, and every scenario in it.
 * @throws Error with one sentence
 */
export function readBlob(file: string): Blob {
  const text = readText(file)
  const end = text.indexOf('\n')
  const header = readHeader(text.slice(0, end < 0 ? 0 : end), file)
  const body = text.slice(end + 1, -1)
  if (body.length < header.length || !text.endsWith('\n'))
    throw new Error(`${file} is cut off: it has ${body.length} of ${header.length} characters; run its shard again.`)
  if (body.length > header.length || sha256(body) !== header.sha256)
    throw new Error(`${file} was changed after it was written: run its shard again.`)
  const { version, specifiers } = header
  try {
    return { version, specifiers, state: checkState(JSON.parse(body)) }
  } catch (error) {
    throw new Error(`${file} is no blob: ${(error as Error).message}`)
  }
}

function readHeader(line: string, file: string): z.infer<typeof Header> {
  const about = Header.safeParse(parse(line))
  if (!about.success) throw new Error(`${file} is no blob of bridgecheck: --shard and --out write blobs.`)
  const { blob } = about.data
  if (blob !== blobVersion)
    throw new Error(
      `${file} is a blob of version ${blob}, and this release reads ${blobVersion}: use the one that wrote it.`,
    )
  return about.data
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function readText(file: string): string {
  try {
    if (statSync(file).size > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`)
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Error(
      code === 'ENOENT' ? `The blob ${file} does not exist.` : `The blob ${file} can't be read: ${message}.`,
    )
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
