import { codeOf } from './code/code.ts'
import { plain } from './code/quote.ts'
import { isPrivate, privately, type ReportedDivergence } from './divergence.ts'
import { expectationOf } from './expectation.ts'
import type { RuleText } from './explain.ts'
import { explanationTexts } from './explanation.ts'
import { observationText } from './observation.ts'

/** How a finding is painted; the identity for files and pipes. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
}

export const unpainted: Paint = { bold: String, dim: String, red: String, yellow: String }

/** A finding for a reader at a terminal: what the preload does, what the page does, what is predicted, what was seen. */
export function findingText(divergence: ReportedDivergence, rule: RuleText | undefined, paint: Paint): string {
  const title = divergence.flaky ? paint.yellow('FLAKY') : paint.red('DIVERGENCE')
  const head = `${title}  ${paint.bold(plain(divergence.adapter))}  ${divergence.kind}  ${plain(divergence.rule)}`
  const statement = rule === undefined ? '' : `${rule.statement} [${rule.source}]`
  const expected = expectationOf(divergence.adapter, divergence.profile)
  const lines = [head, labelled('rule', `${plain(divergence.rule)}  ${statement}`, paint)]
  if (isPrivate(divergence)) lines.push(labelled('leak', privately, paint))
  else {
    lines.push(...codeLines(divergence, paint))
    lines.push(labelled('at', plain(divergence.at), paint))
    lines.push(labelled(expected.label, observationText(divergence.predicted), paint))
    lines.push(labelled('seen', observationText(divergence.observed), paint))
    for (const text of explanationTexts(divergence)) lines.push(labelled('note', text, paint))
  }
  if (divergence.flaky) lines.push(labelled('flaky', 'It did not happen again in fresh worlds.', paint))
  if (divergence.unconfirmed) lines.push(labelled('note', unconfirmedText, paint))
  const size = `${divergence.sizeBefore} -> ${divergence.sizeAfter}`
  lines.push(labelled('profile', `${plain(divergence.profile)}, size ${size}`, paint))
  lines.push(labelled('replay', paint.bold(plain(divergence.replay)), paint))
  return lines.join('\n')
}

export const unconfirmedText = 'neither confirmed nor reduced: the campaign ended before that was done'

const labelled = (label: string, text: string, paint: Paint): string => `  ${paint.dim(label.padEnd(9))}  ${text}`

function codeLines(divergence: ReportedDivergence, paint: Paint): string[] {
  const { preload, page, interleaved } = codeOf(divergence.scenario)
  const order = interleaved ? '  (the steps take turns: see their numbers)' : ''
  return [...part(`preload.js${order}`, preload, paint), ...part('page.js', page, paint)]
}

function part(title: string, code: string, paint: Paint): string[] {
  if (code === '') return []
  const lines = code.trimEnd().split('\n')
  return [`  ${paint.dim(title)}`, ...lines.map((line) => (line === '' ? '' : `    ${line}`))]
}
