import { type Cell, cellsOf, reachableCells } from '../model/coverage.ts'
import { usualFacts } from '../model/facts.ts'
import { predictText } from '../model/predict.ts'
import { profileOf } from '../model/profile.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import type { Cases } from './cases.ts'
import { mixSeed } from './mixSeed.ts'

/** How many cases say what is rare. */
const sample = 1000

/**
 * Every second case is chosen by what the model predicts: of some candidates the one in the rarest cells of coverage.
 * What is rare, the first cases of the seed say, so that a case is still a function of seed and index alone.
 * The other cases are as they are drawn: nothing is left out for being common.
 *
 * @param candidates how many are drawn for one chosen case
 */
export function rareCases(drawn: Cases, candidates: number): Cases {
  const newest = profileOf('newest')
  // What only some adapters host is inapplicable or nothing on the others.
  const reachable = new Set(reachableCells(newest, new Set()))
  let learned: { seed: number; counts: Map<Cell, number> } | undefined

  const cellsIn = (scenario: Scenario): Cell[] => {
    const { applied, unmodelled, shown } = predictText(scenario, newest, usualFacts)
    // What ends its world costs as much as many others, and what can't be predicted shows nothing.
    return unmodelled === undefined && 'main' in shown ? cellsOf(applied).filter((cell) => reachable.has(cell)) : []
  }
  const countsOf = (seed: number): Map<Cell, number> => {
    if (learned?.seed === seed) return learned.counts
    const counts = new Map<Cell, number>()
    for (let index = 0; index < sample; index++) {
      for (const cell of cellsIn(drawn.caseAt(seed, index))) counts.set(cell, (counts.get(cell) ?? 0) + 1)
    }
    learned = { seed, counts }
    return counts
  }
  const scoreOf = (scenario: Scenario, counts: ReadonlyMap<Cell, number>): number =>
    cellsIn(scenario).reduce((score, cell) => score + 1 / (1 + (counts.get(cell) ?? 0)), 0)

  return {
    caseAt(seed, index) {
      if (index % 2 === 0) return drawn.caseAt(seed, index)
      const counts = countsOf(seed)
      let best = drawn.caseAt(seed, index)
      let highest = scoreOf(best, counts)
      for (let candidate = 1; candidate < candidates; candidate++) {
        const other = drawn.caseAt(mixSeed(seed, candidate), index)
        const score = scoreOf(other, counts)
        if (score <= highest) continue
        best = other
        highest = score
      }
      return best
    },
  }
}
