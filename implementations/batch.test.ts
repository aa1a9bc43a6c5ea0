import { expect, test } from 'vitest'
import type { Scenario } from '../model/scenario/scenario.ts'
import { batchTexts, failureMark, readLogs, separator } from './batch.ts'

const scenario: Scenario = {
  bridgecheck: 1,
  values: { api: { kind: 'object', in: 'isolated' }, query: { kind: 'object', in: 'main' } },
  steps: [
    { do: 'expose', key: 'api', value: { value: 'api' } },
    { do: 'read', in: 'main', at: { value: 'query' } },
    { do: 'read', in: 'isolated', at: { value: 'api' } },
  ],
}
const [expose, readMain, readIsolated] = scenario.steps

test('each world gets its own values and steps, and both the exposures', () => {
  const { isolated, main } = batchTexts([scenario, scenario])
  const forIsolated = { values: { api: scenario.values.api }, steps: [expose, null, readIsolated] }
  const forMain = { values: { query: scenario.values.query }, steps: [expose, readMain, null] }
  expect(JSON.parse(isolated)).toEqual([forIsolated, forIsolated])
  expect(JSON.parse(main)).toEqual([forMain, forMain])
})

test('a world that had nothing to do in a scenario has an empty log of it', () => {
  const logs = { isolated: `[[0,1]]${separator}`, main: `${separator}[[0,2]]` }
  expect(readLogs(logs, 3)).toEqual([
    { isolated: '[[0,1]]', main: '[]' },
    { isolated: '[]', main: '[[0,2]]' },
    { isolated: '[]', main: '[]' },
  ])
})

test('a failure of the world code is no trace', () => {
  expect(() => readLogs({ isolated: `${failureMark}"too deep"`, main: '' }, 1)).toThrow('too deep')
})
