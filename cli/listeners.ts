import type { CampaignListener } from '../properties/campaign/event.ts'
import type { Finding } from '../properties/finding.ts'
import { plain } from '../reports/code/quote.ts'
import { folderListener } from '../reports/folder.ts'
import { LiveBlock } from '../reports/live-block.ts'
import { progressListener } from '../reports/progress-listener.ts'
import { reductionListener } from '../reports/reduction-listener.ts'
import type { Report } from '../reports/report.ts'
import { textListener } from '../reports/text-listener.ts'
import type { Output } from './output.ts'
import { ruleTexts } from './rules.ts'
import { version } from './version.ts'
import { Writes } from './writes.ts'

export interface ListenerOptions {
  /** folder of the report, if one is wanted */
  report?: string | undefined
  /** goes on with the events that the folder has */
  append?: boolean
  quiet?: boolean | undefined
  verbose?: boolean | undefined
  /** the command that replays a finding */
  replay(finding: Finding): string
}

/** All that shows and writes what a campaign says. */
export interface Listeners {
  emit: CampaignListener
  print(text: string): void
  /** for what went wrong: stderr */
  complain(sentence: string): void
  /** the live block, for what follows the campaign */
  block: LiveBlock
  /** how reductions went, by signature */
  steps: Report['steps']
  /** does what is written while the campaign runs, and after it */
  writes: Writes
  /** keeps the progress true between events */
  tick(): void
  clear(): void
}

export function listenersFor(output: Output, options: ListenerOptions): Listeners {
  const { report, append = false, quiet = false, verbose = false, replay } = options
  const block = new LiveBlock(output.human, output.live && !quiet)
  const print = (text: string): void => block.print(text)
  const progress = progressListener(block, output.live)
  const reductions = reductionListener()
  const complain = (sentence: string): void => {
    block.clear()
    process.stderr.write(`${plain(sentence, 2000)}\n`)
  }
  const writes = new Writes(complain)
  const keep = writes.keep.bind(writes)
  const listeners: CampaignListener[] = [
    reductions.listen,
    ...(report === undefined ? [] : [folderListener(report, { version, rules: ruleTexts, replay, append, keep })]),
    ...(quiet ? [] : [progress.listen]),
    textListener({
      print,
      complain,
      paint: output.colors,
      rules: ruleTexts,
      replay,
      quiet,
      verbose,
    }),
  ]
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    print,
    complain,
    block,
    steps: reductions.steps,
    writes,
    tick: progress.tick,
    clear: () => block.clear(),
  }
}
