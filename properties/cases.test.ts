import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cellsOf } from '../model/coverage.ts'
import { usualFacts } from '../model/facts.ts'
import { predict } from '../model/predict.ts'
import { profileOf } from '../model/profile.ts'
import type { ValueKind } from '../model/scenario/recipe.ts'
import { swarmWeights } from './arbitraries/swarm.ts'
import { defaultWeights, generatorVersion, rareChoice, swarmSize } from './arbitraries/weights.ts'
import { caseAt, openCases } from './cases.ts'
import { mixSeed } from './mixSeed.ts'

describe('swarms', () => {
  const swarms = openCases({ weights: { ...defaultWeights, swarm: swarmSize } })
  /** In how many of its cases a kind is. */
  const casesWith = (swarm: number, kind: string): number =>
    Array.from({ length: swarmSize }, (_, offset) => swarms.caseAt(3, swarm * swarmSize + offset)).filter(
      ({ values }) => Object.values(values).some((node) => node.kind === kind),
    ).length
  const mean = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0) / counts.length

  test('gives the same case in any order', () => {
    const late = swarms.caseAt(5, 4000)
    swarms.caseAt(5, 4001)
    swarms.caseAt(6, 4000)
    swarms.caseAt(5, 3)
    expect(swarms.caseAt(5, 4000)).toEqual(late)
  })

  test('has each kind off in about half of them, where only what a scenario needs otherwise makes one', () => {
    const numbers = Array.from({ length: 40 }, (_, swarm) => swarm)
    const isOn = (kind: ValueKind) => (swarm: number) => swarmWeights(defaultWeights, 3, swarm).kinds[kind] > 0
    for (const kind of ['object', 'function'] as const) expect(numbers.every(isOn(kind))).toBe(true)
    for (const kind of ['promise', 'error', 'array', 'map', 'set', 'date', 'regexp', 'typedArray'] as const) {
      const [on, off] = [numbers.filter(isOn(kind)), numbers.filter((swarm) => !isOn(kind)(swarm))]
      expect(Math.min(on.length, off.length)).toBeGreaterThan(10)
      const met = (of: number[]) => mean(of.map((swarm) => casesWith(swarm, kind)))
      expect(met(off)).toBeLessThan(met(on) / 2)
    }
  })
})

describe('rare cases', () => {
  const rare = openCases({ weights: { ...defaultWeights, rare: rareChoice } })

  test('are the same in any order', () => {
    const late = rare.caseAt(5, 4001)
    rare.caseAt(6, 7)
    expect(rare.caseAt(5, 4001)).toEqual(late)
  })

  test('are every second one, and the others are as they are drawn', () => {
    const isDrawn = (index: number): boolean =>
      JSON.stringify(rare.caseAt(3, index)) === JSON.stringify(caseAt(3, index))
    const drawn = Array.from({ length: 60 }, (_, index) => isDrawn(index))
    expect(drawn.filter((_, index) => index % 2 === 0)).not.toContain(false)
    expect(drawn.filter((_, index) => index % 2 === 1).filter(Boolean).length).toBeLessThan(20)
  })

  test('are in what is rare more often by half', () => {
    const newest = profileOf('newest')
    const met = (cases: { caseAt: typeof caseAt }): number =>
      Array.from({ length: 1500 }, (_, index) => predict(cases.caseAt(3, index), newest, usualFacts)).filter(
        ({ applied }) => cellsOf(applied).some((cell) => /^(ARR-THROW|DEPTH-LIMIT|PROMISE-SPECIES) /.test(cell)),
      ).length
    expect(met(rare)).toBeGreaterThan(1.5 * met({ caseAt }))
  })
})

describe('caseAt', () => {
  // Stored indexes and shards depend on it. When it changes, `generatorVersion` must be raised with it.
  test('still draws the same cases of a seed', () => {
    const hash = createHash('sha256')
    for (let index = 0; index < 200; index++) hash.update(JSON.stringify(caseAt(-1_234_567, index)))
    expect({ generatorVersion, hash: hash.digest('hex').slice(0, 16) }).toMatchInlineSnapshot(`
      {
        "generatorVersion": 16,
        "hash": "e701f7cb937201a3",
      }
    `)
  })

  test('gives the same case in any order', () => {
    const late = caseAt(5, 40)
    caseAt(5, 3)
    caseAt(6, 40)
    expect(caseAt(5, 40)).toEqual(late)
  })

  test('takes large indexes and negative seeds', () => {
    expect(caseAt(-2_147_483_648, 9_000_000_000_000)).not.toEqual(caseAt(-2_147_483_648, 9_000_000_000_001))
  })

  test('mixes neighbours into different seeds', () => {
    const seeds = new Set<number>()
    for (let seed = -50; seed < 50; seed++) for (let index = 0; index < 200; index++) seeds.add(mixSeed(seed, index))
    expect(seeds.size).toBeGreaterThan(19_990)
    expect(mixSeed(1, 0)).not.toBe(mixSeed(1, 0x100000000))
  })
})
