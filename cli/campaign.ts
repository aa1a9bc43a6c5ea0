import { selectionOf } from '../properties/arbitraries/selection.ts'
import { defaultWeights, rareChoice, swarmSize, type Weights } from '../properties/arbitraries/weights.ts'
import { type CampaignOptions, planOf, runCampaign } from '../properties/campaign/campaign.ts'
import type { CampaignSummary } from '../properties/campaign/event.ts'
import type { CorpusCase } from '../properties/corpus.ts'
import type { Finding } from '../properties/finding.ts'
import { plain } from '../reports/code/quote.ts'
import { summaryObject } from '../reports/summary.ts'
import { verdictOf } from '../reports/verdict.ts'
import { chooseAdapters } from './adapters.ts'
import { readKnown } from './known.ts'
import { listenersFor } from './listeners.ts'
import { type ExitCode, exitCodes } from './misuse.ts'
import { type CampaignFlags, defaultStore } from './options/values.ts'
import { type Outlet, outletOf } from './outlet.ts'
import { createOutput } from './output.ts'
import { replayCommand } from './replay-command.ts'
import { report } from './report.ts'
import { onInterrupt } from './signals.ts'
import { openWritableStore } from './store.ts'
import { version } from './version.ts'
import { keepBy } from './writes.ts'

/** How a search departs from the default weights. */
const searches: Readonly<Record<NonNullable<CampaignFlags['search']>, Partial<Weights>>> = {
  plain: {},
  swarm: { swarm: swarmSize },
  rare: { rare: rareChoice },
}

/** What `run` and `fuzz` fill in where the flags say nothing. */
export interface Bounds {
  /** of an outlet that is resumed, its own counts */
  seed: number | ((outlet: Outlet) => number)
  cases?: number
  maxTime?: number
  /** reviewed scenarios to run first */
  corpus?: readonly CorpusCase[]
}

/** Runs a campaign with listeners that print and write, and gives the exit code of its verdict. */
export async function campaign(flags: CampaignFlags, bounds: Bounds): Promise<ExitCode> {
  const output = createOutput(flags)
  const selection = selectionOf({ only: flags.only, exclude: flags.exclude })
  const directory = flags.store ?? defaultStore
  const outlet = outletOf(flags)
  const store = openWritableStore(directory)
  let print = output.print
  const log = flags.verbose ? (text: string): void => print(output.colors.dim(text.trimEnd())) : undefined
  const { adapters, specifiers, hint } = await chooseAdapters(flags.adapter, log, flags.against)
  const known = await readKnown(flags.known, adapters)
  const replay = (finding: Finding): string => replayCommand(finding, directory, specifiers)
  const { maxDivergences, path, profile, shard, shrinkTime } = flags
  const seed = typeof bounds.seed === 'number' ? bounds.seed : bounds.seed(outlet)
  const stored = store.list()
  const options: CampaignOptions = {
    adapters,
    ...bounds,
    seed,
    ...(profile === undefined ? {} : { profile }),
    ...(path === undefined ? {} : { from: path }),
    ...(maxDivergences === undefined ? {} : { maxDivergences }),
    ...(shard === undefined ? {} : { shard }),
    ...(shrinkTime === undefined ? {} : { shrinkTime }),
    weights: { ...defaultWeights, ...searches[flags.search ?? 'plain'] },
    selection,
    known,
    stored: stored.findings,
    workers: flags.workers ?? 'cores',
    ...(log === undefined ? {} : { log }),
  }
  const keeping = outlet.open(options, Object.fromEntries(specifiers))
  const { quiet, verbose } = flags
  const folder = flags.out ?? flags.report
  const append = keeping.resume !== undefined
  const listeners = listenersFor(output, { report: folder, append, quiet, verbose, replay })
  print = listeners.print
  if (hint !== undefined) print(hint)
  for (const fault of stored.faults) process.stderr.write(`${plain(fault, 500)}\n`)
  const interrupt = onInterrupt(() =>
    print('Stopping after the batches under way; press Ctrl-C again to stop at once.'),
  )
  const { signal } = interrupt
  const timer = setInterval(listeners.tick, 250)
  try {
    const kept = keepBy(listeners.writes, { store, ...keeping })
    const summary = await runCampaign({ ...options, ...keeping, ...kept, signal }, listeners.emit)
    const plan = planOf(options)
    await report(summary, { folder, plan, adapters, specifiers, replay, listeners, signal })
    output.object(summaryObject(version, summary, replay))
    return exitCodeOf(summary, listeners.writes.settle())
  } finally {
    clearInterval(timer)
    interrupt.dispose()
    listeners.clear()
  }
}

const codes = {
  agree: exitCodes.agree,
  diverge: exitCodes.divergence,
  flaky: exitCodes.divergence,
  failed: exitCodes.misuse,
  'nothing applicable': exitCodes.misuse,
} as const

/** The exit code of what a campaign comes to: what could not be written is a failure, but a divergence outweighs it. */
export function exitCodeOf(summary: CampaignSummary, isWritten: boolean): ExitCode {
  const code = codes[verdictOf(summary)]
  return code === exitCodes.agree && !isWritten ? exitCodes.misuse : code
}
