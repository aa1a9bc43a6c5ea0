import { codeOf } from '../code/code.ts'
import { plain } from '../code/quote.ts'
import { privately } from '../divergence.ts'
import { attribute, cut, markup } from '../escape.ts'
import { expectationOf } from '../expectation.ts'
import { explanationTexts } from '../explanation.ts'
import type { ReportedExport, ReportedFinding } from '../report.ts'
import { sourceLink } from '../source-link.ts'
import { type ReductionStep, reductionPlot } from './plot.ts'
import { codeHtml, sidesHtml } from './sides.ts'

/** One finding as an article of the page. Of a leak in an Electron it shows the rule only. */
export function findingHtml(
  { finding, divergence, rule, hidden }: ReportedFinding,
  steps: readonly ReductionStep[],
  exports: readonly ReportedExport[],
): string {
  const { id, adapter, kind, flaky, sizeBefore, sizeAfter, tries, count } = finding
  const link = sourceLink(rule.source)
  const source = link === undefined ? markup(rule.source) : `<a href="${attribute(link)}">${markup(rule.source)}</a>`
  const head = [
    `<article id="finding-${id}" aria-labelledby="title-${id}">`,
    `<h2 id="title-${id}">${markup(rule.id)}: ${markup(kind)} <span class="quiet">on ${text(adapter)}${flaky ? ', flaky' : ''}</span></h2>`,
    `<p>${markup(rule.statement)} <span class="quiet">Source: ${source}</span></p>`,
  ]
  if (hidden) return [...head, `<p><strong>${markup(privately)}</strong></p>`, '</article>'].join('\n')
  const { preload, page, interleaved } = codeOf(divergence.scenario)
  return [
    ...head,
    `<p class="quiet">${text(divergence.signature)}, at <code>${text(divergence.at)}</code>, in ${count} cases.</p>`,
    sidesHtml(divergence.predicted, divergence.observed, expectationOf(adapter, divergence.profile)),
    interleaved ? '<p>The steps take turns: see their numbers.</p>' : '',
    codeHtml('preload.js', preload, id),
    codeHtml('page.js', page, id),
    ...notesHtml(explanationTexts(divergence)),
    '<h3>Replay</h3>',
    '<div class="command">',
    `<pre class="wrap" id="replay-${id}">${text(divergence.replay, 1000)}</pre>`,
    `<button type="button" data-copies="replay-${id}" aria-label="Copy the command that replays ${attribute(rule.id)} ${id}">Copy</button>`,
    '<span class="quiet" role="status"></span>',
    '</div>',
    ...exports.map((one) => exportHtml(one, id)),
    steps.length === 0
      ? ''
      : `<h3>Reduction</h3><p class="quiet">Size ${sizeBefore} to ${sizeAfter}, ${tries} tries.</p>`,
    reductionPlot(sizeBefore, steps, tries),
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function notesHtml(texts: readonly string[]): string[] {
  if (texts.length === 0) return []
  return ['<h3>What matters</h3>', `<ul>${texts.map((one) => `<li>${markup(one)}</li>`).join('')}</ul>`]
}

const text = (stranger: string, most = 500): string => markup(plain(stranger, most))

const titles = { fiddle: 'Electron Fiddle', test: 'Test file', scenario: 'Scenario' } as const

function exportHtml({ form, path, doubt, looksAt, files }: ReportedExport, id: string): string {
  const links = Object.entries(files).map(([name, content]) => {
    const data = Buffer.from(content).toString('base64')
    return `<li><a download="${attribute(name)}" href="data:text/plain;base64,${data}">${markup(name)}</a></li>`
  })
  const sure = doubt === undefined ? 'It was run and shows the difference.' : `Not sure to show it: ${doubt}`
  const seen = form === 'scenario' ? '' : ` ${sure}`
  const looks =
    looksAt === undefined
      ? ''
      : `<p>It looks at ${text(looksAt.about)}. Right is <code>${text(looksAt.expected)}</code>, seen was <code>${text(looksAt.observed)}</code>.</p>`
  return [
    `<h3>${titles[form]}</h3>`,
    `<p class="quiet"><code>${markup(cut(path, 500))}</code>${text(seen)}</p>`,
    looks,
    `<ul class="files" aria-label="${titles[form]} of ${id}: files">${links.join('')}</ul>`,
  ].join('')
}
