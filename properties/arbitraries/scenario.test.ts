import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadScenario, validateScenario } from '../../model/scenario/scenario.ts'
import { caseAt } from '../cases.ts'
import { scenario } from './scenario.ts'
import { selectionOf, wholeSelection } from './selection.ts'

describe('the scenario arbitrary', () => {
  test('draws only scenarios that the loader accepts', () => {
    for (let index = 0; index < 2000; index++) {
      const drawn = caseAt(11, index)
      expect(loadScenario(JSON.stringify(drawn))).toEqual(drawn)
    }
  })

  test('shrinks only to scenarios that the loader accepts', () => {
    let shrinks = 0
    const failing = fc.property(scenario(fc), (drawn) => {
      validateScenario(drawn)
      shrinks += 1
      return Object.keys(drawn.values).length < 5
    })
    const details = fc.check(failing, { seed: 3, numRuns: 200, endOnFailure: false })
    expect(details.failed).toBe(true)
    expect(shrinks).toBeGreaterThan(10)
    const minimal = details.counterexample![0]
    expect(Object.keys(minimal.values).length).toBeLessThan(12)
  })

  test('never draws what only tests adapters', () => {
    for (let index = 0; index < 500; index++)
      expect(JSON.stringify(caseAt(5, index))).not.toMatch(/"(hang|abort)":true/)
  })

  test('leaves out kinds and directions that are excluded', () => {
    const selection = selectionOf({ exclude: ['promise', 'map', 'throw', 'callback throw'] })
    const arbitrary = scenario(fc, { selection })
    for (const drawn of fc.sample(arbitrary, { seed: 8, numRuns: 300 })) {
      for (const node of Object.values(drawn.values)) {
        expect(['promise', 'map']).not.toContain(node.kind)
        if (node.kind === 'function') expect(node.script).not.toHaveProperty('throw')
      }
    }
  })

  test.each(wholeSelection.kinds.filter((kind) => kind !== 'object' && kind !== 'function'))(
    'draws no %s where it is excluded',
    (kind) => {
      const arbitrary = scenario(fc, { selection: selectionOf({ exclude: [kind] }) })
      const kinds = fc
        .sample(arbitrary, { seed: 8, numRuns: 600 })
        .flatMap((drawn) => Object.values(drawn.values).map((node) => node.kind))
      expect(kinds).not.toContain(kind)
    },
  )

  test('draws only the selected kinds, objects and functions', () => {
    const arbitrary = scenario(fc, { selection: selectionOf({ only: ['date'] }) })
    const kinds = new Set(
      fc
        .sample(arbitrary, { seed: 8, numRuns: 100 })
        .flatMap((drawn) => Object.values(drawn.values).map(({ kind }) => kind)),
    )
    expect([...kinds].sort()).toEqual(['date', 'function', 'object'])
  })
})

describe('selectionOf', () => {
  test('refuses a word that is no kind, direction or rule', () => {
    expect(() => selectionOf({ only: ['promises'] })).toThrow(/"promises" can't be selected/)
  })
  test('refuses to exclude what every scenario has', () => {
    expect(() => selectionOf({ exclude: ['expose'] })).toThrow(/starts with an exposure/)
    for (const word of ['promise', 'callback throw', 'PRIM-PASS'])
      expect(() => selectionOf({ only: [word], exclude: [word] })).toThrow(`"${word}" is both selected and excluded`)
  })
  test('takes no view without its buffer', () => {
    expect(selectionOf({ only: ['dataView'] }).kinds).toContain('arrayBuffer')
    expect(selectionOf({ exclude: ['arrayBuffer'] }).kinds).not.toContain('typedArray')
  })
  test('takes rule ids', () => {
    expect(selectionOf({ only: ['PRIM-PASS'] }).onlyRules).toEqual(['PRIM-PASS'])
    const other = selectionOf({ only: ['OBJ-COPY', 'PRIM-PASS', 'OBJ-COPY'] })
    expect(other).toEqual(selectionOf({ only: ['PRIM-PASS', 'OBJ-COPY'] }))
  })
})
