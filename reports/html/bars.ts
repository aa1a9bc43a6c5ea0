import { markup } from '../escape.ts'

/** Names with a share of all cases (0 to 1) each, as a table with bars. */
export function sharesTable(caption: string, shares: readonly (readonly [name: string, share: number])[]): string {
  return barTable(
    caption,
    shares.map(([name, share]) => [name, share, `${share > 0 && share < 0.01 ? '<1' : Math.round(share * 100)} %`]),
  )
}

/** How many cases are of which size, in ranges that double: 0, 1, 2, 3 to 4, 5 to 8. */
export function sizesTable(caption: string, sizes: readonly number[]): string {
  const counts: number[] = []
  for (const size of sizes) {
    const range = size === 0 ? 0 : Math.ceil(Math.log2(size)) + 1
    counts[range] = (counts[range] ?? 0) + 1
  }
  const first = counts.findIndex((count) => count !== undefined)
  const rows = Array.from(
    counts,
    (count = 0, range) => [rangeText(range), count / sizes.length, `${count}`] as const,
  ).slice(first)
  return barTable(caption, rows)
}

function rangeText(range: number): string {
  if (range < 3) return `${range}`
  return `${2 ** (range - 2) + 1} to ${2 ** (range - 1)}`
}

/** The widest bar is the largest share, so that small ones can be told apart. */
function barTable(caption: string, rows: readonly (readonly [name: string, share: number, text: string])[]): string {
  const most = Math.max(...rows.map(([, share]) => share), Number.MIN_VALUE)
  const row = ([name, share, text]: (typeof rows)[number]): string => {
    const bar = `<rect width="${((100 * share) / most).toFixed(1)}" height="10"/>`
    const svg = `<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${bar}</svg>`
    return `<tr><th scope="row">${markup(name)}</th><td class="number">${markup(text)}</td><td class="bar">${svg}</td></tr>`
  }
  return `<table class="bars"><caption>${markup(caption)}</caption><tbody>${rows.map(row).join('')}</tbody></table>`
}
