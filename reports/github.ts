import { privately } from './divergence.ts'
import { cut, fenced, markdown } from './escape.ts'
import { findingText, unpainted } from './finding-text.ts'
import { count } from './progress.ts'
import { findingsOf, passedOver, type Report } from './report.ts'
import { verdictText } from './verdict.ts'

/** Text after `::` of a workflow command. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

function annotation(level: 'error' | 'warning' | 'notice', title: string, message: string): string {
  return `::${level} title=${property(cut(title, 250))}::${data(cut(message, 4000))}`
}

/** A campaign as workflow commands of GitHub Actions, one line each. */
export function annotations(report: Report): string[] {
  const lines = findingsOf(report).map(({ finding, divergence, rule, hidden }) => {
    const text = hidden ? privately : findingText(divergence, rule, unpainted)
    return annotation(finding.flaky ? 'warning' : 'error', finding.signature, text)
  })
  for (const [id, adapter] of Object.entries(report.summary.adapters)) {
    const { failure, warnings } = adapter
    if (failure !== undefined) lines.push(annotation('error', id, failure))
    for (const warning of warnings) lines.push(annotation('warning', id, warning))
    for (const { signature, reason } of passedOver(adapter))
      lines.push(annotation('notice', `Known: ${signature}`, reason))
  }
  return lines
}

const mostFindings = 20
const longestFinding = 5000

/** A campaign as Markdown for the summary of a job: the verdict, a row for each adapter, the findings. */
export function jobSummary(report: Report): string {
  const findings = findingsOf(report)
  const { adapters } = report.summary
  const more = findings.length - mostFindings
  return [
    `## bridgecheck: ${markdown(verdictText(report.summary).at(-1)!)}`,
    '',
    '| adapter | profile | cases | agree | diverging | known | flaky | inapplicable |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...Object.entries(adapters).map(
      ([id, one]) =>
        `| ${cell(id)} | ${cell(one.profile)} | ${[one.cases, one.agree, one.diverge, one.known, one.flaky, one.inapplicable].map(count).join(' | ')} |`,
    ),
    '',
    ...Object.entries(adapters).flatMap(([id, { warnings, failure }]) => [
      ...(failure === undefined ? [] : [`- **${cell(id)}** failed: ${cell(failure)}`]),
      ...warnings.map((warning) => `- ${cell(id)}: ${cell(warning)}`),
    ]),
    '',
    ...findings
      .slice(0, mostFindings)
      .flatMap(({ finding, divergence, rule, hidden }) => [
        `### ${cell(finding.signature)}${finding.flaky ? ' (flaky)' : ''}`,
        '',
        ...(hidden
          ? [`**${cell(rule.id)}**: ${cell(rule.statement)}`, '', `**${privately}**`]
          : fenced('text', cut(findingText(divergence, rule, unpainted), longestFinding))),
        '',
      ]),
    ...(more > 0 ? [`And ${more} more.`, ''] : []),
  ].join('\n')
}

const cell = (text: string): string => markdown(text.replace(/\s+/g, ' '))
