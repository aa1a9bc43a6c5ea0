import { describe, expect, it } from 'vitest'
import { capabilities } from '../model/capability.ts'
import { cellsOf, reachableCells } from '../model/coverage.ts'
import { usualFacts } from '../model/facts.ts'
import { predictText } from '../model/predict.ts'
import { profileOf } from '../model/profile.ts'
import { openCases } from './cases.ts'

const all = new Set(capabilities)

/** What ends a renderer, or costs as much as a hundred other scenarios. */
const costly = /^(ARR-ABORT|ARR-THROW|ARR-CYCLE|FREEZE-ABORT|FREEZE-THROW|DEPTH-LIMIT) /

describe.each(['newest', '33.2.1', '25.1.1'])('10,000 drawn cases, under %s', (name) => {
  it('are in each reachable cell 30 times, in costly ones 3 times, and in no other', () => {
    const profile = profileOf(name)
    const reachable = reachableCells(profile, all)
    const met = new Map<string, number>(reachable.map((cell) => [cell, 0]))
    const { caseAt } = openCases()
    for (let index = 0; index < 10_000; index++) {
      const { applied, unmodelled } = predictText(caseAt(8, index), profile, usualFacts)
      if (unmodelled !== undefined) continue
      for (const cell of new Set(cellsOf(applied))) met.set(cell, (met.get(cell) ?? 0) + 1)
    }
    expect([...met.keys()].filter((cell) => !(reachable as string[]).includes(cell))).toEqual([])
    expect([...met].filter(([cell, times]) => times < (costly.test(cell) ? 3 : 30))).toEqual([])
    // Seconds, but on a machine that is shared.
  }, 180_000)
})
