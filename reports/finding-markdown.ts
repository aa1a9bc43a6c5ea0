import { codeOf } from './code/code.ts'
import { plain } from './code/quote.ts'
import { isPrivate, privately, type ReportedDivergence } from './divergence.ts'
import { fenced, markdown } from './escape.ts'
import { expectationOf } from './expectation.ts'
import type { RuleText } from './explain.ts'
import { explanationTexts } from './explanation.ts'
import { unconfirmedText } from './finding-text.ts'
import { observationText } from './observation.ts'

/**
 * A finding as a Markdown page, ready for an issue. All text of the scenario stands in fences, with backticks escaped,
 * so that a hostile string can't leave them.
 */
export function findingMarkdown(divergence: ReportedDivergence, rule: RuleText | undefined): string {
  const expected = expectationOf(divergence.adapter, divergence.profile)
  const head = [
    `# ${inline(divergence.rule)}: ${divergence.kind} on ${inline(divergence.adapter)}`,
    '',
    ...(rule === undefined ? [] : [`> ${rule.statement}`, '>', `> Source: ${rule.source}`, '']),
    `Held against ${inline(expected.of)}, signature \`${inline(divergence.signature)}\`.`,
    ...(divergence.flaky ? ['It did not happen again in fresh worlds: flaky.'] : []),
    ...(divergence.unconfirmed ? [`It is ${unconfirmedText}.`] : []),
    '',
  ]
  if (isPrivate(divergence)) return [...head, `**${privately}**`, ''].join('\n')
  const { preload, page } = codeOf(divergence.scenario)
  const seen = [
    `at         ${plain(divergence.at)}`,
    `${expected.label}  ${observationText(divergence.predicted, 2000)}`,
    `seen       ${observationText(divergence.observed, 2000)}`,
  ]
  return [
    ...head,
    ...section('The preload script', 'js', preload),
    ...section('The page', 'js', page),
    ...section('What differs', 'text', seen.join('\n')),
    ...notes(divergence),
    ...section('Replay', 'sh', divergence.replay),
    `Reduced from size ${divergence.sizeBefore} to ${divergence.sizeAfter}.`,
    '',
    ...section('The scenario', 'json', JSON.stringify(divergence.scenario, null, 2)),
  ].join('\n')
}

function notes(divergence: ReportedDivergence): string[] {
  const texts = explanationTexts(divergence)
  return texts.length === 0 ? [] : ['## What matters', '', ...texts.map((text) => `- ${markdown(text)}`), '']
}

function section(title: string, language: string, text: string): string[] {
  return text === '' ? [] : [`## ${title}`, '', ...fenced(language, text), '']
}

const inline = (text: string): string => markdown(plain(text))
