import { expect, test } from 'vitest'
import type { Capability } from '../model/capability.ts'
import { cellsOf, reachableCells } from '../model/coverage.ts'
import { usualFacts } from '../model/facts.ts'
import { predict } from '../model/predict.ts'
import { profileOf } from '../model/profile.ts'
import { caseAt } from './cases.ts'

const all = new Set<Capability>(['crashContainment', 'hangContainment', 'dom', 'blob', 'videoFrame'])

test.each(['newest', '33.2.1', '25.1.1'])(
  'drawn cases are in most reachable cells and in no other, under %s',
  (name) => {
    const profile = profileOf(name)
    const reachable = new Set<string>(reachableCells(profile, all))
    const drawn = Array.from({ length: 3000 }, (_, index) => predict(caseAt(8, index), profile, usualFacts))
    const met = new Set(drawn.flatMap(({ applied, unmodelled }) => (unmodelled === undefined ? cellsOf(applied) : [])))
    expect([...met].filter((cell) => !reachable.has(cell))).toEqual([])
    expect(met.size).toBeGreaterThan(reachable.size * 0.97)
  },
)
