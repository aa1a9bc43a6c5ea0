import { plain } from '../../reports/code/quote.ts'
import { Misuse } from '../misuse.ts'

const shown = (text: unknown): string => `"${plain(String(text), 60)}"`

/** A seed: a whole number from -2147483648 to 2147483647, in decimal digits. */
export function parseSeed(text: string): number {
  const seed = /^-?(0|[1-9][0-9]{0,9})$/.test(text) ? Number(text) : Number.NaN
  if (seed === (seed | 0)) return seed === 0 ? 0 : seed
  throw new Misuse(`--seed ${shown(text)} is no 32-bit signed integer (-2147483648 to 2147483647).`)
}

/** A whole number from `least` on. */
export function parseCount(flag: string, least: number): (text: string) => number {
  return (text) => {
    const count = /^(0|[1-9][0-9]{0,14})$/.test(text) ? Number(text) : Number.NaN
    if (count >= least) return count
    throw new Misuse(`${flag} ${shown(text)} is no whole number from ${least} on.`)
  }
}

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** A duration in milliseconds: `500ms`, `60s`, `5m`, `1.5h`; a bare number is seconds. */
export function parseDuration(flag: string): (text: string) => number {
  return (text) => {
    const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)?$/.exec(text)
    const milliseconds = match ? Number(match[1]) * units[match[2] ?? 's']! : 0
    if (milliseconds >= 1) return milliseconds
    throw new Misuse(`${flag} ${shown(text)} is no duration such as 500ms, 60s, 5m or 1h.`)
  }
}

/** A shard: `2/5` is the second of five. */
export function parseShard(text: string): { index: number; count: number } {
  const match = /^([1-9][0-9]{0,5})\/([1-9][0-9]{0,5})$/.exec(text)
  const [index, count] = [Number(match?.[1]), Number(match?.[2])]
  if (index <= count) return { index, count }
  throw new Misuse(`--shard ${shown(text)} is no part such as 2/5, the second of five.`)
}

/** The address of a page. */
export function parseLink(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text
  throw new Misuse(`--link ${shown(text)} is no link that starts with https://.`)
}

/** A day: `2027-01-31`. */
export function parseDate(flag: string): (text: string) => string {
  return (text) => {
    const date = new Date(text)
    if (!Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text) return text
    throw new Misuse(`${flag} ${shown(text)} is no date such as 2027-01-31.`)
  }
}

/** For repeatable options and lists with commas. */
export function collect(flag: string): (text: string, earlier: readonly string[] | undefined) => string[] {
  return (text, earlier) => {
    const words = text.split(',').map((word) => word.trim())
    const named = words.filter((word) => word !== '')
    refuseEmpty(flag, named.join())
    return [...(earlier ?? []), ...named]
  }
}

/** As a shell gives it for a variable that is not set. */
export function refuseEmpty(flag: string, text: string): void {
  if (text === '') throw new Misuse(`${flag} is given an empty value: name one, or leave ${flag} out.`)
}

/** For `--adapter`: repeatable, never split, because a path may hold a comma. */
export const repeat = (text: string, earlier: readonly string[] | undefined): string[] => [...(earlier ?? []), text]
