import type { Finding } from './finding.ts'
import { type KnownEntry, knownFor } from './known.ts'

/** Why findings are accepted, in words of an entry. */
export type Acceptance = Omit<KnownEntry, 'signature' | 'versions'>

/**
 * Findings and all that follows from them, each once: without its followers a finding would be back in the next run.
 *
 * @param stored all findings, to look for followers in
 */
export function withFollowers(findings: readonly Finding[], stored: readonly Finding[]): Finding[] {
  const all = new Map(findings.map((finding) => [finding.signature, finding]))
  // A map gives what is added while it is walked: followers of followers too.
  for (const signature of all.keys()) {
    for (const one of stored) if (one.follows === signature) all.set(one.signature, one)
  }
  return [...all.values()]
}

/** Entries for findings; what the present entries speak of already is left out. */
export function entriesFor(
  findings: readonly Finding[],
  acceptance: Acceptance,
  present: readonly KnownEntry[],
): KnownEntry[] {
  return findings.filter((finding) => !isKnown(finding, present)).map((finding) => entryOf(finding, acceptance))
}

/** Old entries and new ones; a new one takes the place of one that expired. */
export const withEntries = (present: readonly KnownEntry[], added: readonly KnownEntry[]): KnownEntry[] => [
  ...present.filter(
    ({ signature, versions }) => versions !== undefined || !added.some((one) => one.signature === signature),
  ),
  ...added,
]

const isKnown = ({ adapter, signature }: Finding, present: readonly KnownEntry[]): boolean =>
  knownFor(present, [adapter], new Date()).some((known) => known.signature === signature && known.expired !== true)

function entryOf({ signature, follows }: Finding, { reason, ...rest }: Acceptance): KnownEntry {
  return { signature, reason: follows === undefined ? reason : `Follows from ${follows}: ${reason}`, ...rest }
}
