import type { CampaignListener } from '../properties/campaign/event.ts'
import type { Finding } from '../properties/finding.ts'
import { expectationOf } from './expectation.ts'
import type { RuleText } from './explain.ts'
import { findingText, type Paint } from './finding-text.ts'
import { corpusLine, firstLine, verdictOf, verdictText } from './verdict.ts'

export interface TextOptions {
  print(text: string): void
  /** for what went wrong: stderr */
  complain(text: string): void
  paint: Paint & { green(text: string): string }
  rules: ReadonlyMap<string, RuleText>
  replay(finding: Finding): string
  quiet: boolean
  verbose: boolean
}

/** Prints the head, each finding as soon as it is reduced, and the verdict. */
export function textListener(options: TextOptions): CampaignListener {
  const { print, paint } = options
  const shown = new Set<string>()
  const show = (finding: Finding): void => {
    if (shown.has(finding.id)) return
    shown.add(finding.id)
    print(`\n${findingText({ ...finding, replay: options.replay(finding) }, options.rules.get(finding.rule), paint)}\n`)
  }
  return (event) => {
    if (options.verbose) print(paint.dim(verboseLine(event)))
    switch (event.type) {
      case 'campaign.started':
        if (options.quiet) return
        for (const adapter of event.adapters) {
          const { adapter: id, of } = expectationOf(adapter.id, adapter.profile)
          print(`${id}  expecting ${of}${adapter.warning ? ` (${adapter.warning})` : ''}`)
        }
        return print(seedLine(event))
      case 'adapter.failed':
        return options.complain(`${event.adapter}: ${firstLine(event.message)}`)
      case 'finding.reduced':
      case 'finding.flaky':
        return show(event.finding)
      case 'finding.fixed':
        return print(
          `${paint.green('FIXED')}  ${event.finding.id} (${event.finding.signature}) does not happen any more`,
        )
      case 'campaign.ended': {
        for (const adapter of Object.values(event.summary.adapters)) adapter.divergences.forEach(show)
        const lines = verdictText(event.summary)
        const sentence = lines.pop()!
        if (!options.quiet) lines.forEach(print)
        return print(paint.bold(verdictOf(event.summary) === 'agree' ? paint.green(sentence) : paint.red(sentence)))
      }
      case 'corpus.done':
        if (options.quiet) return
        return print(`${event.adapter}  ${corpusLine(event.counts)}`)
      case 'adapter.opened':
      case 'selftest.done':
      case 'batch.done':
      case 'worker.lost':
      case 'finding.found':
      case 'shrink.progress':
    }
  }
}

const seedLine = ({ seed, from, shard }: Extract<Parameters<CampaignListener>[0], { type: 'campaign.started' }>) =>
  [
    `seed ${seed}`,
    ...(from > 0 ? [`from case ${from}`] : []),
    ...(shard === undefined ? [] : [`shard ${shard.index} of ${shard.count}`]),
  ].join(', ')

const verboseLine = (event: Parameters<CampaignListener>[0]): string => {
  switch (event.type) {
    case 'adapter.opened':
      return `${event.adapter}: opened`
    case 'corpus.done':
      return `${event.adapter}: corpus done, ${event.counts.agree} of ${event.counts.cases} agree`
    case 'selftest.done':
      return `${event.adapter}: self-test done${event.warnings.length > 0 ? `, ${event.warnings.join(' ')}` : ''}`
    case 'batch.done':
      return `${event.adapter}: cases ${event.from} to ${event.to} done after ${Math.round(event.elapsedMs)} ms`
    case 'worker.lost':
      return `${event.adapter}: a worker was lost at ${event.of === 'corpus' ? 'the corpus, ' : ''}cases ${event.from} to ${event.to} (${event.why})`
    case 'finding.found':
      return `${event.finding.adapter}: case ${event.finding.corpus ?? event.finding.index} diverges, ${event.finding.signature}`
    case 'shrink.progress':
      return `${event.adapter}: shrinking ${event.signature}, ${event.tries} tries, size ${event.size}`
    case 'campaign.started':
    case 'adapter.failed':
    case 'finding.reduced':
    case 'finding.flaky':
    case 'finding.fixed':
    case 'campaign.ended':
      return event.type
  }
}
