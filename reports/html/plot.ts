/** One accepted step of a reduction. */
export interface ReductionStep {
  /** candidates that had been run by then */
  tries: number
  /** parts of the scenario, see `sizeOf` */
  size: number
}

const width = 360
const height = 130
const left = 40
const bottom = 20
const top = 10

/** The sizes of a scenario over the tries of its reduction, as a stepped line; empty where nothing was reduced. */
export function reductionPlot(before: number, steps: readonly ReductionStep[], tries: number): string {
  const last = steps.at(-1)
  if (last === undefined) return ''
  const most = Math.max(tries, last.tries, 1)
  const x = (value: number): string => (left + ((width - left - 10) * value) / most).toFixed(1)
  const y = (value: number): string => (top + (height - top - bottom) * (1 - value / Math.max(before, 1))).toFixed(1)
  const line = steps.map((step) => `H${x(step.tries)}V${y(step.size)}`).join('')
  const label = `Size ${before} to ${last.size} in ${most} tries.`
  return [
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">`,
    `<path class="axis" fill="none" d="M${left} ${top}V${height - bottom}H${width - 10}"/>`,
    `<path class="sizes" d="M${x(0)} ${y(before)}${line}H${x(most)}"/>`,
    `<text x="${left - 6}" y="${Number(y(before)) + 4}" text-anchor="end">${before}</text>`,
    `<text x="${left - 6}" y="${Number(y(last.size)) + 4}" text-anchor="end">${last.size}</text>`,
    `<text x="${left}" y="${height - 5}">0</text>`,
    `<text x="${width - 10}" y="${height - 5}" text-anchor="end">${most} tries</text>`,
    '</svg>',
  ].join('')
}
