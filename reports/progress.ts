/** How far one adapter is. */
export interface LaneProgress {
  adapter: string
  cases: number
  /** cases that it is to do; absent without a bound */
  wanted?: number
  /** cases a second, of late */
  rate: number
  /** workers that are alive */
  workers: number
}

/** What progress shows. */
export interface Progress {
  /** milliseconds since the start */
  elapsed: number
  /** milliseconds that the campaign may take; absent without a bound */
  maxTime?: number
  /** signatures found so far */
  divergences: number
  lanes: readonly LaneProgress[]
  /** what is under way beside running cases: `shrinking on vm: 231 tries, size 12` */
  doing?: string
}

const grouped = new Intl.NumberFormat('en-US')

export const count = (value: number): string => grouped.format(value)

const counted = (value: number, word: string): string => `${count(value)} ${word}${value === 1 ? '' : 's'}`

/** `1:05`, `2:00:01`. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

/** One line: `12,345 cases  0:03  left 0:12  2 divergences  vm 4,115/s (2 workers)`. */
export function progressLine(progress: Progress): string {
  const lanes = progress.lanes.map(
    ({ adapter, rate, workers }) => `${adapter} ${count(Math.round(rate))}/s (${counted(workers, 'worker')})`,
  )
  return [...head(progress), ...lanes, ...doing(progress)].join('  ')
}

/** The line of the whole, then one for each adapter. */
export function progressBlock(progress: Progress): string[] {
  const rows = progress.lanes.map(({ adapter, cases, wanted, rate, workers }) => [
    adapter,
    `${count(cases)}${wanted === undefined ? '' : ` of ${count(wanted)}`}`,
    `${count(Math.round(rate))}/s`,
    counted(workers, 'worker'),
  ])
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)))
  const lines = rows.map(([adapter, cases, rate, workers]) =>
    ['', adapter!.padEnd(widths[0]!), cases!.padStart(widths[1]!), rate!.padStart(widths[2]!), workers].join('  '),
  )
  return [[...head(progress), ...doing(progress)].join('  '), ...lines]
}

function head(progress: Progress): string[] {
  const left = timeLeft(progress)
  return [
    `${count(Math.max(0, ...progress.lanes.map(({ cases }) => cases)))} cases`,
    clock(progress.elapsed),
    ...(left === undefined ? [] : [`left ${clock(left)}`]),
    counted(progress.divergences, 'divergence'),
  ]
}

const doing = (progress: Progress): string[] => (progress.doing === undefined ? [] : [progress.doing])

/** Milliseconds until a bound is reached, the first of them; absent without one, and before a rate is known. */
function timeLeft({ elapsed, maxTime = Number.POSITIVE_INFINITY, lanes }: Progress): number | undefined {
  const longest = Math.max(...lanes.map(({ cases, wanted = Infinity, rate }) => ((wanted - cases) * 1000) / rate))
  const left = Math.min(maxTime - elapsed, lanes.length === 0 ? Infinity : longest)
  return Number.isFinite(left) ? Math.max(0, left) : undefined
}
