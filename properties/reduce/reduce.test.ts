import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { caseAt } from '../cases.ts'
import { isSimpler, rankOf } from './order.ts'
import { isMinimal, reduce } from './reduce.ts'

/** Asks about candidates in one go, as a session does. */
const ask =
  (fails: (scenario: Scenario) => boolean) =>
  async (candidates: readonly Scenario[]): Promise<boolean[]> =>
    candidates.map(fails)

const exposesDate = (scenario: Scenario): boolean =>
  scenario.steps.some(
    (step) => step.do === 'expose' && JSON.stringify(reachable(scenario, step.value)).includes('"kind":"date"'),
  )

/** The nodes behind an operand, through everything. */
function reachable(scenario: Scenario, operand: unknown): unknown[] {
  const met = new Set<string>()
  const walk = (at: unknown): void => {
    if (typeof at !== 'object' || at === null) return
    const { value } = at as { value?: unknown }
    if (typeof value === 'string' && !('key' in at) && !met.has(value)) {
      met.add(value)
      walk(scenario.values[value])
    }
    for (const part of Object.values(at)) walk(part)
  }
  walk(operand)
  return [...met].map((name) => scenario.values[name])
}

/** The first cases of a seed that fail. */
function failing(fails: (scenario: Scenario) => boolean, count: number): Scenario[] {
  const found: Scenario[] = []
  for (let index = 0; found.length < count && index < 20_000; index++) {
    const drawn = caseAt(4, index)
    if (fails(drawn)) found.push(drawn)
  }
  expect(found).toHaveLength(count)
  return found
}

describe('reduce', () => {
  test('hoists a value that hides deep in others: always to the same scenario', async () => {
    for (const drawn of failing(exposesDate, 8)) {
      const { scenario, minimal } = await reduce(drawn, { fails: ask(exposesDate) })
      expect(minimal).toBe(true)
      expect(scenario).toEqual({
        bridgecheck: 1,
        values: { date: { kind: 'date', in: 'isolated', time: 0 } },
        steps: [{ do: 'expose', key: 'api', value: { value: 'date' } }],
      })
    }
  })

  test('lowers a count to the least that fails', async () => {
    const deep = (scenario: Scenario): boolean =>
      Object.values(scenario.values).some(
        (node) => node.kind === 'repeat' && node.shape === 'array' && node.count >= 499,
      )
    const start: Scenario = {
      bridgecheck: 1,
      values: {
        api: { kind: 'object', in: 'isolated', properties: [{ key: 'deep', value: { value: 'deep' } }] },
        deep: { kind: 'repeat', in: 'isolated', shape: 'array', count: 998, item: 'leaf' },
      },
      steps: [{ do: 'expose', key: 'tools', value: { value: 'api' } }],
    }
    const { scenario } = await reduce(start, { fails: ask(deep) })
    expect(scenario).toEqual({
      bridgecheck: 1,
      values: { nest: { kind: 'repeat', in: 'isolated', shape: 'array', count: 499, item: 0 } },
      steps: [{ do: 'expose', key: 'api', value: { value: 'nest' } }],
    })
  })

  test('writes out an empty repetition, and takes the plainest class and form that fail', async () => {
    const fails = (scenario: Scenario): boolean => {
      const text = JSON.stringify(scenario)
      const isEmpty = /"kind":"array","in":"isolated","items":\[\]/.test(text) || /"shape":"row","count":0/.test(text)
      return isEmpty && /"class":"(URI|Eval|Syntax)Error"/.test(text) && /"form":"(proxy|async|bound)"/.test(text)
    }
    const start: Scenario = {
      bridgecheck: 1,
      values: {
        fn: { kind: 'function', in: 'isolated', form: 'proxy', script: { return: { value: 'error' } } },
        error: { kind: 'error', in: 'isolated', class: 'URIError', message: 'm', cause: { value: 'row' } },
        row: { kind: 'repeat', in: 'isolated', shape: 'row', count: 0, item: 'leaf' },
      },
      steps: [{ do: 'expose', key: 'tools', value: { value: 'fn' } }],
    }
    const { scenario, minimal } = await reduce(start, { fails: ask(fails) })
    expect(minimal).toBe(true)
    expect(Object.values(scenario.values)).toEqual([
      expect.objectContaining({ form: 'async' }),
      expect.objectContaining({ class: 'SyntaxError' }),
      { kind: 'array', in: 'isolated', items: [] },
    ])
  })

  test('keeps what a call needs and nothing else', async () => {
    const callsBack = (scenario: Scenario): boolean =>
      scenario.steps.some(
        (step) => step.do === 'call' && step.args.some((arg) => reaches(scenario, arg, 'function')),
      ) &&
      Object.values(scenario.values).some(
        (node) =>
          node.kind === 'function' &&
          node.in === 'isolated' &&
          (node.script.actions ?? []).some(
            (action) => 'call' in action && action.args.some((arg) => reaches(scenario, arg, 'map')),
          ),
      )
    const [drawn] = failing(callsBack, 1)
    const { scenario } = await reduce(drawn!, { fails: ask(callsBack) })
    const kinds = Object.values(scenario.values).map(({ kind }) => kind)
    // This draw has two functions: no pass makes one of them, though one that calls itself would fail too.
    expect(kinds.sort()).toEqual(['function', 'function', 'map'])
    expect(await isMinimal(scenario, ask(callsBack))).toBe(true)
  })

  test('says so when a bound ends it, and is simpler all the same', async () => {
    const [drawn] = failing(exposesDate, 1)
    const reduction = await reduce(drawn!, { fails: ask(exposesDate), maxTries: 5, batch: 1 })
    expect(reduction.minimal).toBe(false)
    expect(reduction.tries).toBe(5)
    expect(isSimpler(rankOf(reduction.scenario), rankOf(drawn!))).toBe(true)
  })

  test('asks only about simpler scenarios, each once', async () => {
    const [drawn] = failing(exposesDate, 1)
    let current = drawn!
    const seen = new Set<string>()
    await reduce(drawn!, {
      batch: 1,
      fails: async ([candidate]) => {
        expect(isSimpler(rankOf(candidate!), rankOf(current))).toBe(true)
        expect(seen.has(JSON.stringify(candidate))).toBe(false)
        seen.add(JSON.stringify(candidate))
        return [exposesDate(candidate!)]
      },
      onProgress: ({ scenario }) => {
        current = scenario
      },
    })
  })
})

function reaches(scenario: Scenario, operand: unknown, kind: string): boolean {
  return typeof operand === 'object' && operand !== null && 'value' in operand
    ? scenario.values[(operand as { value: string }).value]?.kind === kind
    : false
}
