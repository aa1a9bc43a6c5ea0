import type { Command } from 'commander'
import { readBlob } from '../../properties/campaign/blob.ts'
import { mergeBlobs } from '../../properties/campaign/merge.ts'
import { summaryOf } from '../../properties/campaign/summary.ts'
import type { Finding } from '../../properties/finding.ts'
import { plain } from '../../reports/code/quote.ts'
import { summaryObject } from '../../reports/summary.ts'
import { codeOf } from '../campaign.ts'
import { listenersFor } from '../listeners.ts'
import { type ExitCode, Misuse } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import { defaultStore, type MergeFlags } from '../options/values.ts'
import { createOutput } from '../output.ts'
import { replayCommand } from '../replay-command.ts'
import { openWritableStore } from '../store.ts'
import { version } from '../version.ts'

/** `merge <blob...>`: the report of the campaign that was done in shards. */
export function addMerge(program: Command, done: (code: ExitCode) => void): void {
  addFlags(program.command('merge <blob...>'), 'merge')
    .description('give the report and the verdict of a campaign from the blobs of all its shards')
    .action((files: string[], flags: MergeFlags) => done(merge(files, flags)))
}

function merge(files: readonly string[], flags: MergeFlags): ExitCode {
  const { state, specifiers } = mergedOf(files)
  const output = createOutput(flags)
  const directory = flags.store ?? defaultStore
  const store = openWritableStore(directory)
  const found = new Map(Object.entries(specifiers))
  const replay = (finding: Finding): string => replayCommand(finding, directory, found)
  const { report, quiet, verbose } = flags
  const { emit } = listenersFor(output, { report, quiet, verbose, replay })
  const { seed, from, adapters } = state.plan
  const summary = summaryOf(state)
  emit({ type: 'campaign.started', seed, from, adapters })
  for (const { divergences } of Object.values(summary.adapters)) for (const one of divergences) store.save(one)
  for (const [adapter, { failure }] of Object.entries(summary.adapters)) {
    if (failure !== undefined) emit({ type: 'adapter.failed', adapter, message: failure })
  }
  emit({ type: 'campaign.ended', summary })
  output.object(summaryObject(version, summary, replay))
  return codeOf(summary)
}

function mergedOf(files: readonly string[]) {
  try {
    return mergeBlobs(files.map((file) => ({ name: plain(file), blob: readBlob(file) })))
  } catch (error) {
    throw new Misuse(plain((error as Error).message, 1000))
  }
}
