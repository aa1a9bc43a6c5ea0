/** What the live line shows. */
export interface Progress {
  cases: number
  /** milliseconds since the start */
  elapsed: number
  /** signatures found so far */
  divergences: number
  /** what is under way beside running cases: `shrinking OBJ-COPY (231 tries, 12 nodes)` */
  doing?: string
}

const grouped = new Intl.NumberFormat('en-US')

export const count = (value: number): string => grouped.format(value)

/** `1:05`, `2:00:01`. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

/** `12,345 cases  4,115/s  2 divergences  0:03  shrinking …`. */
export function progressText(progress: Progress): string {
  const rate = progress.elapsed > 0 ? Math.round((progress.cases * 1000) / progress.elapsed) : 0
  const found = `${count(progress.divergences)} divergence${progress.divergences === 1 ? '' : 's'}`
  const parts = [
    `${count(progress.cases)} cases`,
    `${count(rate)}/s`,
    found,
    clock(progress.elapsed),
    progress.doing ?? '',
  ]
  return parts.filter((part) => part !== '').join('  ')
}
