import type { Command } from 'commander'
import type { Adapter } from '../../implementations/adapter.ts'
import { loadAdapter } from '../../implementations/load.ts'
import { type Blob, readBlob } from '../../properties/campaign/blob.ts'
import type { CampaignSummary } from '../../properties/campaign/event.ts'
import { mergeBlobs } from '../../properties/campaign/merge.ts'
import { summaryOf } from '../../properties/campaign/summary.ts'
import type { Finding } from '../../properties/finding.ts'
import { plain } from '../../reports/code/quote.ts'
import { summaryObject } from '../../reports/summary.ts'
import { exitCodeOf } from '../campaign.ts'
import { listenersFor } from '../listeners.ts'
import { type ExitCode, Misuse, sentenceOf } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import { defaultStore, type MergeFlags } from '../options/values.ts'
import { createOutput } from '../output.ts'
import { replayCommand } from '../replay-command.ts'
import { report } from '../report.ts'
import { openWritableStore } from '../store.ts'
import { version } from '../version.ts'

/** `merge <blob...>`: the report of the campaign that was done in shards. */
export function addMerge(program: Command, done: (code: ExitCode) => void): void {
  addFlags(program.command('merge <blob...>'), 'merge')
    .description('give the report and the verdict of a campaign from the blobs of all its shards')
    .action(async (files: string[], flags: MergeFlags) => done(await merge(files, flags)))
}

async function merge(files: readonly string[], flags: MergeFlags): Promise<ExitCode> {
  const blob = mergedOf(files)
  const { plan } = blob.state
  const output = createOutput(flags)
  const directory = flags.store ?? defaultStore
  const store = openWritableStore(directory)
  const specifiers = new Map(Object.entries(blob.specifiers))
  const replay = (finding: Finding): string => replayCommand(finding, directory, specifiers)
  const { report: folder, quiet, verbose } = flags
  const listeners = listenersFor(output, { report: folder, quiet, verbose, replay })
  const { emit, writes } = listeners
  const { seed, from, adapters } = plan
  const summary = summaryOf(blob.state)
  for (const { divergences } of Object.values(summary.adapters)) {
    for (const finding of divergences) writes.keep(`finding ${finding.id}`, () => store.save(finding))
  }
  emit({ type: 'campaign.started', seed, from, adapters })
  for (const [adapter, { failure }] of Object.entries(summary.adapters)) {
    if (failure !== undefined) emit({ type: 'adapter.failed', adapter, message: failure })
  }
  emit({ type: 'campaign.ended', summary })
  listeners.clear()
  await report(summary, {
    folder,
    adapters: folder === undefined ? [] : await adaptersFor(summary, blob),
    specifiers,
    replay,
    listeners,
    plan,
  })
  output.object(summaryObject(version, summary, replay))
  return exitCodeOf(summary, writes.settle())
}

/** Those with findings, to run their exports; what can't be had where shards are merged costs the exports alone. */
async function adaptersFor(summary: CampaignSummary, { specifiers }: Blob): Promise<Adapter[]> {
  const adapters: Adapter[] = []
  for (const [id, { divergences }] of Object.entries(summary.adapters)) {
    if (divergences.length === 0) continue
    try {
      adapters.push(await loadAdapter(specifiers[id] ?? id))
    } catch (error) {
      process.stderr.write(`The findings of ${plain(id)} are not exported: ${plain(sentenceOf(error), 500)}\n`)
    }
  }
  return adapters
}

function mergedOf(files: readonly string[]): Blob {
  try {
    return mergeBlobs(files.map((file) => ({ name: plain(file), blob: readBlob(file) })))
  } catch (error) {
    throw new Misuse(plain((error as Error).message, 1000))
  }
}
