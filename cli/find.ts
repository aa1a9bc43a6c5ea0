import { parseBounded } from '../model/scenario/scenario.ts'
import { isFindingId } from '../properties/finding.ts'
import { openStore } from '../properties/store.ts'
import { plain } from '../reports/code/quote.ts'
import { type ChosenAdapters, chooseAdapters } from './adapters.ts'
import { Misuse, sentenceOf } from './misuse.ts'
import type { ReplayFlags } from './options/values.ts'
import { findingIn, readText, scenarioIn } from './read.ts'
import type { Replayed } from './replay.ts'

/** An id of the store, or a file that holds a finding or a scenario. */
export async function findReplayed(what: string, store: string): Promise<Replayed> {
  if (isFindingId(what)) return openStore(store).load(what)
  const text = await readText(what)
  return findingIn(text, what) ?? pageIn(text, what) ?? { scenario: scenarioIn(text, what) }
}

/** What a report wrote of a finding (`findings/<id>.json`): the scenario is there, unless it is kept back. */
function pageIn(text: string, file: string): Replayed | undefined {
  if (!/^\s*\{\s*"id"\s*:/.test(text)) return undefined
  const { id, adapter, profile, signature, scenario } = contentOf(text, file)
  if (typeof adapter !== 'string' || typeof profile !== 'string' || typeof signature !== 'string') return undefined
  if (scenario === undefined) return undefined
  if (scenario === null)
    throw new Misuse(
      `${plain(file)} keeps its scenario back: replay the finding of the store, ${plain(String(id), 20)}.`,
    )
  return { adapter, profile, signature, scenario: scenarioIn(JSON.stringify(scenario), file) }
}

function contentOf(text: string, file: string): Record<string, unknown> {
  try {
    return parseBounded(text) as Record<string, unknown>
  } catch (error) {
    throw new Misuse(`${plain(file)}: ${plain(sentenceOf(error), 500)}`)
  }
}

/** Gets what adapters and their processes write, where that is asked for. */
export const logFor = ({ verbose }: { verbose?: true }): ((text: string) => void) | undefined =>
  verbose && ((text) => void process.stderr.write(text))

/** A finding is replayed on the adapter that showed it; a scenario on all. */
export async function adaptersFor(
  replayed: Replayed,
  flags: Pick<ReplayFlags, 'adapter' | 'against' | 'verbose'>,
): Promise<Pick<ChosenAdapters, 'adapters' | 'specifiers'>> {
  const chosen = flags.adapter ?? (replayed.adapter === undefined ? undefined : [replayed.adapter])
  try {
    return await chooseAdapters(chosen, logFor(flags), flags.against)
  } catch (error) {
    if (flags.adapter !== undefined || replayed.adapter === undefined) throw error
    throw new Misuse(`${sentenceOf(error)} Name what showed this finding with --adapter.`)
  }
}
