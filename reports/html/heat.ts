import type { Direction } from '../../model/direction.ts'
import type { Coverage } from '../../properties/campaign/event.ts'
import { plain } from '../code/quote.ts'
import { markup } from '../escape.ts'
import { count } from '../progress.ts'

const columns: Record<Direction, string> = {
  expose: 'exposed',
  argument: 'argument',
  return: 'returned',
  throw: 'thrown',
  resolve: 'resolved',
  reject: 'rejected',
  'callback argument': 'argument of a callback',
  'callback return': 'returned by a callback',
  'callback throw': 'thrown by a callback',
}

/** Levels of heat: each stands for ten times the cases of the one below. */
const levels = 5

/**
 * Coverage as a table, a row for each rule and a column for each direction: the more cases, the more colour.
 * A cell that cases could be in and none was in says 0; one that none can be in is empty.
 */
export function heatMap(adapter: string, { met, reachable, empty, cells }: Coverage): string {
  const cases = new Map<string, number>([...empty.map((cell) => [cell, 0] as const), ...Object.entries(cells)])
  if (cases.size === 0) return ''
  const rules = [...new Set([...cases.keys()].map((cell) => cell.slice(0, cell.indexOf(' '))))].sort()
  const cell = (rule: string, direction: string): string => {
    const here = cases.get(`${rule} ${direction}`)
    return here === undefined ? '<td></td>' : `<td class="heat h${levelOf(here)}">${shortCount(here)}</td>`
  }
  const row = (rule: string): string =>
    `<tr><th scope="row">${markup(rule)}</th>${Object.keys(columns)
      .map((direction) => cell(rule, direction))
      .join('')}</tr>`
  const name = markup(plain(adapter, 500))
  const heads = Object.values(columns).map((head) => `<th scope="col">${head}</th>`)
  return [
    `<details class="coverage"><summary>${name}: cases in ${met} of ${reachable} cells of rule and direction</summary>`,
    `<div class="scroll" tabindex="0" role="region" aria-label="Coverage of ${name}">`,
    '<table class="heatmap"><caption>Cases; none can be in an empty cell.</caption>',
    `<thead><tr><th scope="col">rule</th>${heads.join('')}</tr></thead>`,
    `<tbody>${rules.map(row).join('')}</tbody></table></div></details>`,
  ].join('\n')
}

const levelOf = (cases: number): number => (cases === 0 ? 0 : Math.min(levels, 1 + Math.floor(Math.log10(cases))))

/** Three digits at most, so that all columns fit a screen: 7, 950, 1.2k, 34k, 1.2M. */
function shortCount(cases: number): string {
  if (cases < 1000) return count(cases)
  const [divisor, unit] = cases < 999_500 ? [1000, 'k'] : [1_000_000, 'M']
  const scaled = cases / divisor
  return `${scaled < 9.95 ? scaled.toFixed(1) : Math.round(scaled)}${unit}`
}
