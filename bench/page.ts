import { arch, cpus, platform } from 'node:os'
import { replaceFile } from '../files/replaceFile.ts'
import type { Distribution } from '../properties/measure.ts'
import type { Figure } from './measure.ts'

const number = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 })
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((cells) => cells[column]!.length)))
  const line = (cells: readonly string[]): string => row(cells.map((cell, column) => cell.padEnd(widths[column]!)))
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}

/** The figures as a Markdown table, also readable at a terminal. */
export function figuresTable(figures: readonly Figure[]): string[] {
  const rows = figures.map(({ name, median, least, most, unit, runs }) => {
    const spread = runs === 1 ? 'one run' : `${number.format(least)} to ${number.format(most)}`
    return [name, `${number.format(median)} ${unit}`, spread]
  })
  return table(['what', 'median of 5', 'spread'], rows)
}

/** What is drawn, as a table. */
export function distributionTable(distribution: Distribution): string[] {
  const { cases, traits, values, steps } = distribution
  const sizes = [
    ['recipe nodes, median and most', medianAndMost(values)],
    ['steps, median and most', medianAndMost(steps)],
  ]
  return table(
    [`of ${cases} drawn scenarios`, 'share'],
    [...traits.map(([name, share]) => [name, percent(share)]), ...sizes],
  )
}

function medianAndMost(sizes: readonly number[]): string {
  const sorted = [...sizes].sort((a, b) => a - b)
  return `${sorted[Math.floor(sorted.length / 2)] ?? 0}, ${sorted.at(-1) ?? 0}`
}

/** Writes `docs/performance.md` as a whole. */
export function writePage(file: string, scale: number, figures: readonly Figure[], distribution: Distribution): void {
  const machine = `${platform()} ${arch()}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`
  const text = [
    '# Performance',
    '',
    `Written by \`npm run bench${scale === 1 ? '' : ` -- ${scale}`}\`.`,
    'A whole campaign includes opening its adapter and its workers, which short ones mostly consist of: docs/conformance.md has rates of long ones.',
    `Measured on ${machine}, in one process where no workers are named.`,
    'Each figure is the median of five runs after three to warm up, unless it says otherwise.',
    '',
    ...figuresTable(figures),
    '',
    '## What is drawn',
    '',
    ...distributionTable(distribution),
    '',
  ].join('\n')
  replaceFile(file, text)
}
