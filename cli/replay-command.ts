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

/** A word that a shell takes as it is. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
