/** One line of the table: the median of several runs, with the smallest and the largest. */
export interface Figure {
  name: string
  median: number
  least: number
  most: number
  unit: string
  runs: number
}

/** A campaign is long: what V8 compiles and optimizes at its start is not what it costs. */
const warmUps = 3
const repetitions = 5

/** Runs `work` three times to warm up and then five times; it returns how much it did, and the figure is that per second. */
export async function perSecond(name: string, unit: string, work: () => Promise<number> | number): Promise<Figure> {
  for (let run = 0; run < warmUps; run++) await work()
  const rates: number[] = []
  for (let run = 0; run < repetitions; run++) {
    const start = performance.now()
    const amount = await work()
    rates.push((amount * 1000) / (performance.now() - start))
  }
  return figure(name, `${unit}/s`, rates)
}

/** Five values of something that measures itself. */
export async function values(name: string, unit: string, measure: () => Promise<number>): Promise<Figure> {
  const measured: number[] = []
  for (let run = 0; run < repetitions; run++) measured.push(await measure())
  return figure(name, unit, measured)
}

function figure(name: string, unit: string, measured: readonly number[]): Figure {
  const sorted = [...measured].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)]!
  return { name, median, least: sorted[0]!, most: sorted.at(-1)!, unit, runs: sorted.length }
}

export const single = (name: string, unit: string, value: number): Figure => ({
  ...figure(name, unit, [value]),
  runs: 1,
})
