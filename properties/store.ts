import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../files/replaceFile.ts'
import { differenceKinds } from '../model/compare.ts'
import { limits, parseBounded, validateScenario } from '../model/scenario/scenario.ts'
import { type Finding, findingId, isFindingId } from './finding.ts'

/** The version of finding files. */
const findingVersion = 1

const text = z.string().max(2000)
const count = z.number().int().min(0)

const FindingFile = z.strictObject({
  finding: z.literal(findingVersion, { error: `is not ${findingVersion}, the version of findings this release reads` }),
  id: z.string().refine(isFindingId, 'is no id of a finding'),
  adapter: text,
  profile: text,
  signature: text,
  rule: text,
  kind: z.enum(differenceKinds),
  at: z.string().max(20_000),
  predicted: z.unknown().optional(),
  observed: z.unknown().optional(),
  scenario: z.unknown(),
  seed: z.number().int(),
  index: count,
  sizeBefore: count,
  sizeAfter: count,
  minimal: z.boolean(),
  tries: count,
  count,
  alsoShows: z.array(text).max(1000),
  follows: text.optional(),
  corpus: text.optional(),
  flaky: z.literal(true).optional(),
  unconfirmed: z.literal(true).optional(),
  explanation: z
    .strictObject({
      leaves: z.array(z.strictObject({ at: text, others: text })).max(1000),
      fits: z.array(text).max(1000),
    })
    .optional(),
})

/** The findings of earlier runs, one file each. */
export interface Store {
  directory: string
  /** @throws Error with one sentence when the file can't be written */
  save(finding: Finding): void
  remove(id: string): void
  /** In the order of their ids; a file that is no finding is left alone and told of. */
  list(): { findings: Finding[]; faults: string[] }
  /** @throws Error with one sentence when there is no finding of that id, or its file is none */
  load(id: string): Finding
}

/** A store in a directory, which is made by the first `save`. Files are written aside and renamed: whole or not at all. */
export function openStore(directory: string): Store {
  const fileOf = (id: string): string => join(directory, `${id}.json`)
  return {
    directory,
    save(finding) {
      try {
        mkdirSync(directory, { recursive: true })
        replaceFile(fileOf(finding.id), `${JSON.stringify(findingObject(finding), null, 2)}\n`)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        throw new Error(`The finding ${finding.id} can't be kept in ${directory} (${code}).`)
      }
    },
    remove(id) {
      try {
        rmSync(fileOf(id), { force: true })
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        throw new Error(`The finding ${id} can't be removed from ${directory} (${code}).`)
      }
    },
    list() {
      const findings: Finding[] = []
      const faults: string[] = []
      for (const name of namesIn(directory)) {
        try {
          findings.push(loadFinding(join(directory, name)))
        } catch (error) {
          faults.push((error as Error).message)
        }
      }
      return { findings, faults }
    },
    load(id) {
      if (!isFindingId(id)) throw new Error(`"${id}" is no id of a finding: ten hexadecimal digits.`)
      if (!namesIn(directory).includes(`${id}.json`)) throw new Error(`There is no finding ${id} in ${directory}.`)
      return loadFinding(fileOf(id))
    },
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.json') && isFindingId(basename(name, '.json')))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new Error(`The store ${directory} can't be read: ${(error as Error).message}.`)
  }
}

/**
 * Reads one finding from a file, which may be a stranger's: size, nesting, shape and scenario are checked.
 * @throws Error with one sentence
 */
export function loadFinding(file: string): Finding {
  return parseFinding(readText(file), file)
}

function readText(file: string): string {
  try {
    if (statSync(file).size > limits.bytes) throw new Error(`it is larger than ${limits.bytes} bytes`)
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(`${file} can't be read: ${(error as Error).message}.`)
  }
}

/**
 * The finding in a JSON text.
 * @param from what the text is called in errors
 * @throws Error with one sentence
 */
export function parseFinding(json: string, from: string): Finding {
  try {
    return checkFinding(parseBounded(json))
  } catch (error) {
    throw new Error(`${from} is no finding: ${(error as Error).message}`)
  }
}

/** A finding as it is written: `checkFinding` reads it. */
export const findingObject = (finding: Finding): object => ({ finding: findingVersion, ...finding })

/**
 * The finding in what a JSON text holds, which may be a stranger's.
 * @throws Error with the rest of a sentence
 */
export function checkFinding(value: unknown): Finding {
  const parsed = FindingFile.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new Error(`${issue.path.join('.') || 'the file'} ${issue.message}.`)
  }
  const { finding: _, flaky, unconfirmed, explanation, follows, corpus, predicted, observed, ...fields } = parsed.data
  if (findingId(fields.signature) !== fields.id) throw new Error('its id is not that of its signature.')
  const scenario = validateScenario(fields.scenario)
  const optional = {
    ...(follows === undefined ? {} : { follows }),
    ...(corpus === undefined ? {} : { corpus }),
    ...(flaky === undefined ? {} : { flaky }),
    ...(unconfirmed === undefined ? {} : { unconfirmed }),
    ...(explanation === undefined ? {} : { explanation }),
  }
  return { ...fields, predicted, observed, scenario, ...optional }
}
