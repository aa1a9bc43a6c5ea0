import { codeOf } from './code/code.ts'
import { plain } from './code/quote.ts'
import type { ReportedDivergence } from './divergence.ts'
import { cut, fenced, markdown } from './escape.ts'
import { expectationOf } from './expectation.ts'
import { explanationTexts } from './explanation.ts'
import { observationText } from './observation.ts'
import type { Report, ReportedExport, ReportedFinding } from './report.ts'

/** The machine that a finding was seen on, in the words of Electron's form for bugs. */
export interface Platform {
  /** `Windows`, `macOS`, `Ubuntu`, `Other Linux` or `Other (specify below)` */
  system: string
  version: string
  architecture: string
}

const checks = [
  'I have read the [Contributing Guidelines](https://github.com/electron/electron/blob/main/CONTRIBUTING.md) for this project.',
  'I agree to follow the [Code of Conduct](https://github.com/electron/electron/blob/main/CODE_OF_CONDUCT.md) that this project adheres to.',
  'I have searched the [issue tracker](https://www.github.com/electron/electron/issues) for a bug report that matches the one I want to file, without success.',
]

const longest = 20_000

/**
 * A finding of an Electron as the text of an issue, with the headings of Electron's form for bugs. The boxes are for
 * the reporter to tick, and the gist is for the reporter to make.
 * @throws Error for a leak: it is not for a public issue
 */
export function issueText(reported: ReportedFinding, report: Report, platform: Platform): string {
  const { finding, divergence, rule, hidden } = reported
  if (hidden) throw new Error('A leak in an Electron is reported privately first.')
  const { preload, page, interleaved } = codeOf(divergence.scenario)
  const expected = expectationOf(divergence.adapter, divergence.profile)
  const version = expected.adapter.replace(/^electron@/, '')
  const before = /^electron@(.+)$/.exec(expected.of)?.[1]
  const looksAt = fiddleOf(report, finding.id)?.looksAt
  const place = markdown(plain(looksAt?.about ?? `${divergence.at} of the trace`, 500))
  return [
    ...part('Preflight Checklist', checks.map((check) => `- [ ] ${check}`).join('\n')),
    ...part('Electron Version', markdown(plain(version))),
    ...part('What operating system(s) are you using?', platform.system),
    ...part('Operating System Version', markdown(plain(platform.version))),
    ...part('What arch are you using?', platform.architecture),
    ...part('Last Known Working Electron version', before === undefined ? '_No response_' : markdown(plain(before))),
    ...part('Does the issue also appear in Chromium / Google Chrome?', 'No'),
    ...part('Expected Behavior', [
      expected.label === 'predicted'
        ? `${rule.statement} (${rule.source})`
        : `The same as in ${markdown(plain(expected.of))}.`,
      '',
      `With the code below, ${place}:`,
      '',
      ...fenced('text', looksAt?.expected ?? observationText(divergence.predicted, 2000)),
    ]),
    ...part('Actual Behavior', fenced('text', looksAt?.observed ?? observationText(divergence.observed, 2000))),
    ...part('Testcase Gist URL', fiddleLine(report, finding.id)),
    ...part('Additional Information', [
      ...code('preload.js', preload),
      ...code('renderer.js', page),
      ...(interleaved ? ['The steps take turns: see their numbers.', ''] : []),
      ...notes(divergence),
      `Found by bridgecheck ${report.version}, seed ${report.summary.seed}, held against ${markdown(plain(expected.of))}.`,
      ...others(report, finding.signature, finding.adapter),
    ]),
  ].join('\n')
}

/** Which parts of the code matter, and whose behaviour it is. */
function notes(divergence: ReportedDivergence): string[] {
  const texts = explanationTexts(divergence)
  return texts.length === 0 ? [] : [...texts.map((text) => `- ${markdown(text)}`), '']
}

const part = (title: string, text: string | readonly string[]): string[] => [
  `### ${title}`,
  '',
  typeof text === 'string' ? text : text.join('\n'),
  '',
]

const code = (title: string, text: string): string[] =>
  text === '' ? [] : [`\`${title}\``, '', ...fenced('js', cut(text, longest)), '']

const fiddleOf = ({ exports }: Report, id: string): ReportedExport | undefined =>
  exports.get(id)?.find(({ form }) => form === 'fiddle')

function fiddleLine(report: Report, id: string): string {
  const fiddle = fiddleOf(report, id)
  if (fiddle === undefined) return '_No response_'
  const seen =
    fiddle.doubt === undefined ? 'It was run and shows the difference.' : `Not sure to show it: ${fiddle.doubt}`
  return `Publish the folder \`${fiddle.path}\` of this report as a gist with Electron Fiddle, and put its URL here. ${markdown(plain(seen))}`
}

/** Other Electrons of the campaign that did not show the same difference. */
function others({ summary }: Report, signature: string, adapter: string): string[] {
  const rest = signature.slice(adapter.length)
  return Object.entries(summary.adapters)
    .filter(([id, { divergences, knownDivergences, agree }]) => {
      if (id === adapter || !id.startsWith('electron@') || agree === 0) return false
      const shown = [...divergences, ...knownDivergences.filter(({ cases }) => cases > 0)]
      return !shown.some((other) => other.signature.slice(id.length) === rest)
    })
    .map(([id, { cases }]) => `${markdown(id)} did not show it in ${cases} cases.`)
}
