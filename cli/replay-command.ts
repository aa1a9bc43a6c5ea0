import type { Finding } from '../properties/finding.ts'
import { defaultStore } from './options/values.ts'

/** The command that replays a finding: what it needs beside the id is what differs from the defaults. */
export function replayCommand(
  finding: Pick<Finding, 'id' | 'adapter'>,
  store: string,
  specifiers: ReadonlyMap<string, string>,
): string {
  const specifier = specifiers.get(finding.adapter)
  return [
    `npx bridgecheck replay ${finding.id}`,
    ...(store === defaultStore ? [] : [`--store ${shellWord(store)}`]),
    ...(specifier === undefined ? [] : [`--adapter ${shellWord(specifier)}`]),
  ].join(' ')
}

/** The command that repeats a replay of `what` with the same flags. */
export function sameReplayCommand(
  what: string,
  flags: { adapter?: readonly string[]; against?: string; profile?: string; store?: string },
): string {
  return [
    `npx bridgecheck replay ${shellWord(what)}`,
    ...(flags.store === undefined ? [] : [`--store ${shellWord(flags.store)}`]),
    ...(flags.adapter ?? []).map((specifier) => `--adapter ${shellWord(specifier)}`),
    ...(flags.against === undefined ? [] : [`--against ${shellWord(flags.against)}`]),
    ...(flags.profile === undefined ? [] : [`--profile ${shellWord(flags.profile)}`]),
  ].join(' ')
}

/** A word that a shell takes as it is; on Windows cmd.exe, which knows no other quotes than these. */
export function shellWord(word: string, platform: string = process.platform): string {
  if (platform !== 'win32') return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
  if (/^[\w@+=:,./\\-]+$/.test(word)) return word
  // Before a quote a backslash counts as two.
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`
}
