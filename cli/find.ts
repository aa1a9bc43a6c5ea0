import { loadFinding, openStore } from '../properties/store.ts'
import { type ChosenAdapters, chooseAdapters } from './adapters.ts'
import { Misuse, sentenceOf } from './misuse.ts'
import type { ReplayFlags } from './options/values.ts'
import { readText, scenarioIn } from './read.ts'
import type { Replayed } from './replay.ts'

/** An id of the store, or a file that holds a finding or a scenario. */
export async function findReplayed(what: string, store: string): Promise<Replayed> {
  if (/^[0-9a-f]{10}$/.test(what)) return openStore(store).load(what)
  const text = await readText(what)
  return /^\s*\{\s*"finding"\s*:/.test(text) ? loadFinding(what) : { scenario: scenarioIn(text, what) }
}

/** A finding is replayed on the adapter that showed it; a scenario on all. */
export async function adaptersFor(
  replayed: Replayed,
  flags: Pick<ReplayFlags, 'adapter' | 'against' | 'verbose'>,
): Promise<Pick<ChosenAdapters, 'adapters' | 'specifiers'>> {
  const chosen = flags.adapter ?? (replayed.adapter === undefined ? undefined : [replayed.adapter])
  const log = flags.verbose ? (text: string) => void process.stderr.write(text) : undefined
  try {
    return await chooseAdapters(chosen, log, flags.against)
  } catch (error) {
    if (flags.adapter !== undefined || replayed.adapter === undefined) throw error
    throw new Misuse(`${sentenceOf(error)} Name what showed this finding with --adapter.`)
  }
}
