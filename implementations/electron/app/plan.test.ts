import { expect, test } from 'vitest'
import type { Scenario } from '../../../model/scenario/scenario.ts'
import type { Step } from '../../../model/scenario/step.ts'
import { tokenPlanOf } from './plan.ts'

const scenario = (steps: Scenario['steps'], values: Scenario['values'] = {}): Scenario => ({
  bridgecheck: 1,
  values,
  steps,
})
const read = (world: 'isolated' | 'main') => ({ do: 'read', in: world, at: { exposed: 'api' } }) as const
const expose = { do: 'expose', key: 'api', value: 1 } as const
const wait = { do: 'await', in: 'main', at: { exposed: 'api' } } as const

test('neighbouring steps of one world are one command', () => {
  expect(
    tokenPlanOf(scenario([expose, read('main'), read('main'), read('isolated'), read('isolated'), read('main')])),
  ).toEqual(['is0', 'mx0s1s2', 'is3s4', 'ms5'])
})

test('an await lets microtasks run before it finishes', () => {
  expect(tokenPlanOf(scenario([expose, wait, read('main')]))).toEqual(['is0', 'mx0s1', 'h', 'mf1s2'])
})

test('a scenario with promises ends with a hop', () => {
  expect(tokenPlanOf(scenario([read('main')], { later: { kind: 'promise', in: 'main' } }))).toEqual(['ms0', 'h'])
  const later = { kind: 'function', in: 'main', form: 'async', script: {} } as const
  expect(tokenPlanOf(scenario([read('main')], { later }))).toEqual(['ms0', 'h'])
  const stream = { kind: 'platform', in: 'main', of: 'readableStream' } as const
  expect(tokenPlanOf(scenario([read('main')], { stream }))).toEqual(['ms0', 'h'])
})

test('the page begins before something is executed there', () => {
  const execute: Step = { do: 'execute', func: { value: 'f' }, args: [] }
  expect(tokenPlanOf(scenario([execute, read('main')]))).toEqual(['m', 'is0', 'ms1'])
  expect(tokenPlanOf(scenario([expose, execute]))).toEqual(['is0', 'mx0', 'is1'])
  expect(tokenPlanOf(scenario([execute, read('isolated'), execute]))).toEqual(['m', 'is0s1s2'])
})
