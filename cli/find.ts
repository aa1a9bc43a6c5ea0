import { parseBounded, type Scenario } from '../model/scenario/scenario.ts'
import { type Finding, isFindingId } from '../properties/finding.ts'
import { openStore } from '../properties/store.ts'
import { plain } from '../reports/code/quote.ts'
import { type ChosenAdapters, chooseAdapters } from './adapters.ts'
import { Misuse, sentenceOf } from './misuse.ts'
import type { ReplayFlags } from './options/values.ts'
import { findingIn, readText, scenarioIn } from './read.ts'
import type { Replayed } from './replay.ts'

/** What a finding of the store and what a report wrote of one both tell. */
export type Told = Pick<
  Finding,
  'id' | 'adapter' | 'profile' | 'signature' | 'rule' | 'predicted' | 'observed' | 'scenario'
> &
  Partial<Pick<Finding, 'alsoShows' | 'explanation'>>

/** What a user names, for every command: an id of the store, or a file that holds a finding or a scenario alone. */
export async function findNamed(what: string, store: string): Promise<Told | { scenario: Scenario }> {
  if (isFindingId(what)) return openStore(store).load(what)
  const text = await readText(what)
  return findingIn(text, what) ?? pageIn(text, what) ?? { scenario: scenarioIn(text, what) }
}

/** What a report wrote of a finding (`findings/<id>.json`): the scenario is there, unless it is kept back. */
function pageIn(text: string, file: string): Told | undefined {
  if (!/^\s*\{\s*"id"\s*:/.test(text)) return undefined
  const { id, adapter, profile, signature, rule, predicted, observed, scenario } = contentOf(
    text,
    file,
  ) as Partial<Told>
  const texts = { id, adapter, profile, signature, rule }
  if (!Object.values(texts).every((part) => typeof part === 'string') || scenario === undefined) return undefined
  if (scenario === null)
    throw new Misuse(
      `${plain(file)} keeps its scenario back: replay the finding of the store, ${plain(String(id), 20)}.`,
    )
  return { ...(texts as Told), predicted, observed, scenario: scenarioIn(JSON.stringify(scenario), file) }
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
