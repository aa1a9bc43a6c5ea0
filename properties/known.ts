import { satisfies, valid, validRange } from 'semver'
import { z } from 'zod'
import { type DifferenceKind, differenceKinds } from '../model/compare.ts'
import { ruleOf } from '../model/rules/registry.ts'
import { parseBounded } from '../model/scenario/scenario.ts'
import type { KnownDivergence } from './agreement.ts'

/** The version of files of known divergences. */
const knownVersion = 1

const text = z.string().min(1, 'is empty').max(2000, 'is longer than 2000 characters')

const details = {
  link: z.url({ protocol: /^https?$/, error: 'is no link that starts with https://' }).optional(),
  expires: z.iso.date({ error: 'is no date such as 2027-01-31' }).optional(),
}

/** A known divergence of one adapter, as campaigns have it. */
export const KnownSchema = z.strictObject({
  signature: text,
  reason: text,
  ...details,
  expired: z.boolean().optional(),
})

const Entry = z.strictObject({
  signature: text,
  versions: text.refine((range) => validRange(range) !== null, 'is no range of versions such as "<27.0.2"').optional(),
  reason: text,
  ...details,
})

const KnownFile = z.strictObject({
  known: z.literal(knownVersion, { error: `is not ${knownVersion}, the version this release reads` }),
  divergences: z.array(Entry).max(1000, 'holds more than 1000 entries'),
})

/** One entry of the reviewed file, as it is written there. */
export type KnownEntry = z.infer<typeof Entry>

/**
 * The entries of a reviewed file of known divergences.
 *
 * A signature is written as reports show it (`electron@25.1.1 FN-RECEIVER-PARENT identity called`), or without the
 * version of the adapter (`electron FN-RECEIVER-PARENT identity called`); then `versions`, a semver range, says in which
 * it is known. `expires` is the last day, in UTC, on which the entry holds.
 *
 * @param from what the text is called in errors
 * @throws Error with one sentence: what is wrong, where
 */
export function parseKnown(json: string, from: string): KnownEntry[] {
  try {
    const parsed = KnownFile.safeParse(parseBounded(json))
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!
      throw new Error(`${issue.path.join('.') || 'the file'} ${issue.message}.`)
    }
    const { divergences } = parsed.data
    for (const [index, entry] of divergences.entries()) checkEntry(entry, index, divergences)
    return divergences
  } catch (error) {
    const why = (error as Error).message
    throw new Error(`${from} is no file of known divergences: ${why}`)
  }
}

/** The entries as the text of a file: `parseKnown` reads it. */
export const knownText = (divergences: readonly KnownEntry[]): string =>
  `${JSON.stringify({ known: knownVersion, divergences }, null, 2)}\n`

/** A mistyped signature would match nothing for ever, without a word. */
function checkEntry({ signature, versions }: KnownEntry, index: number, all: readonly KnownEntry[]): void {
  const at = `divergences.${index}.signature`
  const parts = partsOf(signature)
  if (parts === undefined) throw new Error(`${at} is no signature: copy it from a report.`)
  const { adapter, rule, kind } = parts
  if (!differenceKinds.includes(kind as DifferenceKind))
    throw new Error(`${at} holds no kind of difference: "${kind}".`)
  try {
    ruleOf(rule)
  } catch {
    throw new Error(`${at} holds no rule: "${rule}".`)
  }
  if (versions !== undefined && splitVersion(adapter).version !== undefined)
    throw new Error(`${at} names a version, and versions does too: keep one of them.`)
  if (all.findIndex((one) => one.signature === signature && one.versions === versions) !== index)
    throw new Error(`${at} stands there twice.`)
}

/**
 * What the entries mean for these adapters today: one known divergence for each adapter that an entry speaks of.
 *
 * @param adapters ids: `electron@25.1.1`, `vm`
 * @param today what `expires` is held against
 */
export function knownFor(entries: readonly KnownEntry[], adapters: readonly string[], today: Date): KnownDivergence[] {
  const date = today.toISOString().slice(0, 10)
  return adapters.flatMap((adapter) =>
    entries.flatMap(({ signature, versions, reason, link, expires }) => {
      if (!speaksOf(signature, versions, adapter)) return []
      return {
        signature: adapter + signature.slice(partsOf(signature)!.adapter.length),
        reason,
        ...(link === undefined ? {} : { link }),
        ...(expires === undefined ? {} : { expires, expired: expires < date }),
      }
    }),
  )
}

function speaksOf(signature: string, versions: string | undefined, adapter: string): boolean {
  const named = partsOf(signature)!.adapter
  const { name, version } = splitVersion(adapter)
  if (named !== adapter && named !== name) return false
  if (versions === undefined) return true
  return version !== undefined && satisfies(version, versions, { includePrerelease: true })
}

/** The id of the adapter that a signature speaks of; undefined of what is no signature. */
export const adapterOf = (signature: string): string | undefined => partsOf(signature)?.adapter

/** A signature ends with a rule, a kind, and the kind of event and of object; an adapter's id may hold spaces. */
function partsOf(signature: string): { adapter: string; rule: string; kind: string } | undefined {
  const match = /^(.+) ([A-Z][A-Z-]+) ([a-z]+) \S+(?: \S+)?$/.exec(signature)
  return match === null ? undefined : { adapter: match[1]!, rule: match[2]!, kind: match[3]! }
}

/** `electron@25.1.1` -> electron and 25.1.1; of modes and faults too: `vm@25.1.1!fault` -> vm!fault and 25.1.1. */
function splitVersion(adapter: string): { name: string; version?: string } {
  const match = /^([^@]+)@([^!+]+)((?:\+[^!]+)?(?:!.*)?)$/.exec(adapter)
  if (match === null || valid(match[2]) === null) return { name: adapter }
  return { name: `${match[1]}${match[3]}`, version: match[2]! }
}
