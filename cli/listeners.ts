import { rules } from '../model/rules/registry.ts'
import type { CampaignListener } from '../properties/campaign/event.ts'
import type { Finding } from '../properties/finding.ts'
import { folderListener } from '../reports/folder.ts'
import { LiveBlock } from '../reports/live-block.ts'
import { progressListener } from '../reports/progress-listener.ts'
import { textListener } from '../reports/text-listener.ts'
import type { Output } from './output.ts'
import { version } from './version.ts'

const ruleTexts = new Map<string, (typeof rules)[number]>(rules.map((rule) => [rule.id, rule]))

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
  /** keeps the progress true between events */
  tick(): void
  clear(): void
}

export function listenersFor(output: Output, options: ListenerOptions): Listeners {
  const { report, append = false, quiet = false, verbose = false, replay } = options
  const block = new LiveBlock(output.human, output.live && !quiet)
  const print = (text: string): void => block.print(text)
  const progress = progressListener(block, output.live)
  const listeners: CampaignListener[] = [
    ...(report === undefined ? [] : [folderListener(report, { version, rules: ruleTexts, replay, append })]),
    ...(quiet ? [] : [progress.listen]),
    textListener({
      print,
      complain: (text) => {
        block.clear()
        process.stderr.write(`${text}\n`)
      },
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
    tick: progress.tick,
    clear: () => block.clear(),
  }
}
