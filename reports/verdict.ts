import type { AdapterSummary, CampaignSummary, CaseCounts } from '../properties/campaign/event.ts'
import { plain } from './code/quote.ts'
import { clock, count } from './progress.ts'
import { passedOver } from './report.ts'

export type Verdict = 'agree' | 'diverge' | 'flaky' | 'failed' | 'nothing applicable'

/** What a campaign comes to. A divergence outweighs all; a failed adapter outweighs the agreement of others. */
export function verdictOf(summary: CampaignSummary): Verdict {
  const adapters = Object.values(summary.adapters)
  const counted = (word: 'diverge' | 'flaky') =>
    adapters.some((adapter) => adapter[word] > 0 || (adapter.corpus?.[word] ?? 0) > 0)
  if (counted('diverge') || adapters.some(({ divergences }) => divergences.some(({ flaky }) => !flaky)))
    return 'diverge'
  if (counted('flaky')) return 'flaky'
  if (adapters.length === 0 || adapters.some((adapter) => adapter.failure !== undefined)) return 'failed'
  return adapters.some((adapter) => judged(adapter) > 0) ? 'agree' : 'nothing applicable'
}

const judged = (adapter: AdapterSummary): number => adapter.agree + adapter.known + adapter.flaky + adapter.diverge

/** The verdict as lines: one per adapter, then the sentence. */
export function verdictText(summary: CampaignSummary): string[] {
  const width = Math.max(0, ...Object.keys(summary.adapters).map((id) => id.length))
  const lines = Object.entries(summary.adapters).flatMap(([id, adapter]) => [
    `${id.padEnd(width)}  ${adapterText(adapter)}`,
    ...(adapter.corpus === undefined ? [] : [`${' '.repeat(width)}  ${corpusLine(adapter.corpus)}`]),
    ...knownText(adapter).map((line) => `${' '.repeat(width)}  ${line}`),
    ...coverageText(adapter).map((line) => `${' '.repeat(width)}  ${line}`),
    ...adapter.warnings.map((warning) => `${' '.repeat(width)}  warning: ${warning}`),
    ...inapplicableText(adapter).map((line) => `${' '.repeat(width)}  ${line}`),
  ])
  return [...lines, sentence(summary)]
}

function adapterText(adapter: AdapterSummary): string {
  if (adapter.failure !== undefined) return `failed: ${firstLine(adapter.failure)}`
  return [...countTexts(adapter), `${count(Math.round(adapter.casesPerSecond))}/s`, `profile ${adapter.profile}`].join(
    '  ',
  )
}

function countTexts(counts: CaseCounts): string[] {
  return (['agree', 'diverge', 'flaky', 'known', 'inapplicable', 'crash', 'hang', 'setValued'] as const)
    .filter((word) => counts[word] > 0 || word === 'agree')
    .map((word) => `${count(counts[word])} ${words[word] ?? word}`)
}

export function corpusLine(counts: CaseCounts): string {
  return `corpus: ${countTexts(counts).join('  ')}`
}

const mostEmpty = 4

/** A run that leaves cells empty says which: what was not at work was not tested. */
function coverageText({ coverage, agree }: AdapterSummary): string[] {
  if (coverage.reachable === 0 || agree === 0) return []
  const named = coverage.empty.slice(0, mostEmpty).join(', ')
  const more = coverage.empty.length > mostEmpty ? `, and ${coverage.empty.length - mostEmpty} more` : ''
  const empty = coverage.empty.length === 0 ? '' : `, none in ${named}${more}`
  return [`coverage: cases in ${coverage.met} of ${coverage.reachable} cells${empty}`]
}

/** Adapters of third parties say more than a sentence at times. */
export const firstLine = (text: string): string => text.split('\n', 1)[0]!

const words: Record<string, string> = { diverge: 'diverging', crash: 'crashes', hang: 'hangs', setValued: 'set-valued' }

/** What was accepted is shown, so that nobody takes it for agreement. */
function knownText(adapter: AdapterSummary): string[] {
  return passedOver(adapter).map(({ signature, reason, link, cases }) => {
    const where = link === undefined ? '' : ` ${plain(link)}`
    return `known: ${plain(signature)} (${count(cases)}): ${plain(reason)}${where}`
  })
}

/** A pass means little when much was not judged: the reasons stand beside it. */
function inapplicableText(adapter: AdapterSummary): string[] {
  const reasons = Object.entries(adapter.reasons).sort(([, a], [, b]) => b - a)
  return reasons.slice(0, 3).map(([reason, times]) => `inapplicable: ${reason} (${count(times)})`)
}

const endings = {
  cases: '',
  time: '',
  divergences: ', ended at the limit of divergences',
  stopped: ', stopped',
  'no adapter': '',
} as const

function sentence(summary: CampaignSummary): string {
  const signatures = Object.values(summary.adapters).reduce((sum, adapter) => sum + adapter.divergences.length, 0)
  const found = `${count(signatures)} ${signatures === 1 ? 'signature' : 'signatures'}`
  const over = `${count(summary.cases)} ${summary.cases === 1 ? 'case' : 'cases'} in ${clock(summary.durationMs)}, seed ${summary.seed}${endings[summary.ended]}`
  switch (verdictOf(summary)) {
    case 'agree':
      return `AGREE: ${over}.`
    case 'diverge':
      return `DIVERGE: ${found}; ${over}.`
    case 'flaky':
      return `FLAKY: ${found}; ${over}.`
    case 'failed':
      return `FAILED: an adapter could not be tested; ${over}.`
    case 'nothing applicable':
      return `NOTHING TESTED: ${summary.cases === 0 ? 'it ended before the first case' : 'no case was applicable'}; ${over}.`
  }
}
