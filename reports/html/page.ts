import { createHash } from 'node:crypto'
import type { AdapterSummary } from '../../properties/campaign/event.ts'
import { plain } from '../code/quote.ts'
import { markup } from '../escape.ts'
import { count } from '../progress.ts'
import { findingsOf, passedOver, type Report } from '../report.ts'
import { firstLine, type Verdict, verdictOf, verdictText } from '../verdict.ts'
import { sharesTable, sizesTable } from './bars.ts'
import { findingHtml } from './finding.ts'
import { heatMap } from './heat.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/**
 * A campaign as one page that needs nothing else: no network, no other file. First the verdict, what it warns of and
 * what was tested, then each finding. Its own script and style are all that may run in it.
 */
export function htmlPage(report: Report): string {
  const verdict = verdictOf(report.summary)
  const sentence = verdictText(report.summary).at(-1)!
  const policy = `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`
  const findings = findingsOf(report)
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>bridgecheck: ${markup(sentence)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<header><h1 class="${classes[verdict]}">${markup(sentence)}</h1></header>`,
    '<main>',
    ...warnings(report),
    '<h2>What was tested</h2>',
    adapterTable(report),
    ...reasons(report),
    ...coverage(report),
    ...drawnTables(report),
    ...known(report),
    ...(findings.length === 0 ? [] : ['<h2>Findings</h2>', contents(report)]),
    ...findings.map((one) =>
      findingHtml(one, report.steps.get(one.finding.signature) ?? [], report.exports.get(one.finding.id) ?? []),
    ),
    `<p class="quiet">bridgecheck ${markup(report.version)}</p>`,
    '</main>',
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

const classes: Record<Verdict, string> = {
  agree: 'agree',
  diverge: 'diverge',
  flaky: 'flaky',
  failed: 'failed',
  'nothing applicable': 'nothing',
}

const text = (stranger: string): string => markup(plain(stranger, 1000))

const casesText = (cases: number): string => `${count(cases)} ${cases === 1 ? 'case' : 'cases'}`

const list = (items: readonly string[]): string[] =>
  items.length === 0 ? [] : ['<ul>', ...items.map((item) => `<li>${item}</li>`), '</ul>']

const entries = ({ summary }: Report): [string, AdapterSummary][] => Object.entries(summary.adapters)

function warnings(report: Report): string[] {
  const said = entries(report).flatMap(([id, { warnings, failure }]) => [
    ...(failure === undefined ? [] : [`<strong>${text(id)} failed:</strong> ${text(firstLine(failure))}`]),
    ...warnings.map((warning) => `${text(id)}: ${text(warning)}`),
  ])
  return said.length === 0 ? [] : ['<h2>Warnings</h2>', ...list(said)]
}

const columns = ['cases', 'agree', 'diverge', 'known', 'flaky', 'inapplicable', 'crash', 'hang', 'setValued'] as const
const heads = ['cases', 'agree', 'diverging', 'known', 'flaky', 'inapplicable', 'crashes', 'hangs', 'set-valued']

function adapterTable(report: Report): string {
  const row = ([id, adapter]: [string, AdapterSummary]): string => {
    const numbers = [...columns.map((column) => adapter[column]), Math.round(adapter.casesPerSecond)]
    return `<tr><th scope="row">${text(id)}</th><td>${text(adapter.profile)}</td>${numbers.map((one) => `<td class="number">${count(one)}</td>`).join('')}</tr>`
  }
  return [
    '<div class="scroll" tabindex="0" role="region" aria-label="Adapters">',
    `<table><caption>Seed ${report.summary.seed}; all numbers count cases.</caption>`,
    `<thead><tr><th scope="col">adapter</th><th scope="col">profile</th>${[...heads, 'a second'].map((head) => `<th scope="col" class="number">${head}</th>`).join('')}</tr></thead>`,
    `<tbody>${entries(report).map(row).join('')}</tbody></table></div>`,
  ].join('\n')
}

/** The commonest reasons, each with the adapters that it speaks of: most are the same for all. */
function reasons(report: Report): string[] {
  const all = new Map<string, [id: string, cases: number][]>()
  for (const [id, { reasons }] of entries(report)) {
    const commonest = Object.entries(reasons).sort(([, a], [, b]) => b - a)
    for (const [reason, cases] of commonest.slice(0, 5)) all.set(reason, [...(all.get(reason) ?? []), [id, cases]])
  }
  return list(
    [...all].map(([reason, adapters]) => {
      const where = adapters.map(([id, cases]) => `${text(id)} (${count(cases)})`)
      return `inapplicable, ${text(reason)}: ${where.join(', ')}`
    }),
  )
}

function coverage(report: Report): string[] {
  const maps = entries(report).map(([id, adapter]) => heatMap(id, adapter.coverage))
  return maps.every((map) => map === '') ? [] : ['<h3>Coverage</h3>', ...maps]
}

function drawnTables({ drawn }: Report): string[] {
  if (drawn === undefined || drawn.cases === 0) return []
  return [
    '<h3>What was drawn</h3>',
    `<p class="quiet">Measured over the first ${casesText(drawn.cases)}.</p>`,
    '<div class="drawn">',
    sharesTable('Cases with a value of this kind', drawn.kinds),
    '<div>',
    sharesTable(
      'Cases with',
      drawn.traits.map(([trait, share]) => [plain(trait, 200), share]),
    ),
    sizesTable('Cases by their number of values', drawn.values),
    sizesTable('Cases by their number of steps', drawn.steps),
    '</div>',
    '</div>',
  ]
}

function known(report: Report): string[] {
  const all = entries(report).flatMap(([, adapter]) =>
    passedOver(adapter).map(({ signature, reason, link, cases }) => {
      const why = link === undefined ? text(reason) : `<a href="${markup(link)}">${text(reason)}</a>`
      return `${text(signature)} (${count(cases)}): ${why}`
    }),
  )
  return all.length === 0 ? [] : ['<h2>Known divergences</h2>', ...list(all)]
}

function contents(report: Report): string {
  const items = findingsOf(report).map(
    ({ finding, rule }) =>
      `<a href="#finding-${finding.id}">${markup(rule.id)}: ${markup(finding.kind)} on ${text(finding.adapter)}</a> (${casesText(finding.count)})`,
  )
  return `<nav aria-label="Findings">${list(items).join('')}</nav>`
}
