import { rules } from '../model/rules/registry.ts'
import { selectionOf } from '../properties/arbitraries/selection.ts'
import { runCampaign } from '../properties/campaign/campaign.ts'
import type { CampaignListener } from '../properties/campaign/event.ts'
import type { Finding } from '../properties/finding.ts'
import { folderListener } from '../reports/folder.ts'
import { LiveLine } from '../reports/live-line.ts'
import { progressListener } from '../reports/progress-listener.ts'
import { summaryObject } from '../reports/summary.ts'
import { textListener } from '../reports/text-listener.ts'
import { verdictOf } from '../reports/verdict.ts'
import { chooseAdapters } from './adapters.ts'
import { type ExitCode, exitCodes } from './misuse.ts'
import { type CampaignFlags, defaultStore } from './options/values.ts'
import { createOutput } from './output.ts'
import { replayCommand } from './replay-command.ts'
import { onInterrupt } from './signals.ts'
import { openWritableStore } from './store.ts'
import { version } from './version.ts'

/** What `run` and `fuzz` fill in where the flags say nothing. */
export interface Bounds {
  seed: number
  cases?: number
  maxTime?: number
}

const ruleTexts = new Map<string, (typeof rules)[number]>(rules.map((rule) => [rule.id, rule]))

/** Runs a campaign with listeners that print and write, and gives the exit code of its verdict. */
export async function campaign(flags: CampaignFlags, bounds: Bounds): Promise<ExitCode> {
  const output = createOutput(flags)
  const line = new LiveLine(output.human, output.live && !flags.quiet)
  const print = (text: string): void => line.print(text)
  const selection = selectionOf({ only: flags.only, exclude: flags.exclude })
  const directory = flags.store ?? defaultStore
  const store = openWritableStore(directory)
  const log = flags.verbose ? (text: string): void => print(output.colors.dim(text.trimEnd())) : undefined
  const { adapters, specifiers, hint } = await chooseAdapters(flags.adapter, log)
  if (hint !== undefined) print(hint)
  const stored = store.list()
  for (const fault of stored.faults) process.stderr.write(`${fault}\n`)
  const replay = (finding: Finding): string => replayCommand(finding, directory, specifiers)
  const progress = progressListener(line, output.live)
  const listeners: CampaignListener[] = [
    ...(flags.report === undefined ? [] : [folderListener(flags.report, { version, rules: ruleTexts, replay })]),
    ...(flags.quiet ? [] : [progress.listen]),
    textListener({
      print,
      complain: (text) => {
        line.clear()
        process.stderr.write(`${text}\n`)
      },
      paint: output.colors,
      rules: ruleTexts,
      replay,
      quiet: flags.quiet === true,
      verbose: flags.verbose === true,
    }),
  ]
  const interrupt = onInterrupt(() => print('Stopping after the batch under way; press Ctrl-C again to stop at once.'))
  const timer = setInterval(progress.tick, 250)
  try {
    const { maxDivergences, path, profile } = flags
    const summary = await runCampaign(
      {
        adapters,
        ...bounds,
        ...(profile === undefined ? {} : { profile }),
        ...(path === undefined ? {} : { from: path }),
        ...(maxDivergences === undefined ? {} : { maxDivergences }),
        selection,
        store,
        stored: stored.findings,
        signal: interrupt.signal,
        workers: flags.workers ?? 'cores',
        ...(log === undefined ? {} : { log }),
      },
      (event) => {
        for (const listener of listeners) listener(event)
      },
    )
    output.object(summaryObject(version, summary, replay))
    return codeOf[verdictOf(summary)]
  } finally {
    clearInterval(timer)
    interrupt.dispose()
    line.clear()
  }
}

const codeOf = {
  agree: exitCodes.agree,
  diverge: exitCodes.divergence,
  flaky: exitCodes.divergence,
  failed: exitCodes.misuse,
  'nothing applicable': exitCodes.misuse,
} as const
