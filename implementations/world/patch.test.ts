import { expect, test } from 'vitest'
import type { Step } from '../../model/scenario/step.ts'
import { patchable } from '../../model/scenario/words.ts'
import { openInlineSession } from '../in-process/inline.ts'
import { openContext } from '../vm/worlds.ts'
import { scenarioOf, type Values } from './testing/fake.ts'

/** What a careless bridge does in the main world. */
const careless = `(() => {
  const copy = {}
  copy.token = 'secret'
  const list = [1]
  list[1] = copy
  list.push(list[0])
  list.map((item) => item)
  const [first] = list
  function run() { return this }
  run.bind(copy)
  run.call(copy)
  run.apply(copy, list)
  Promise.resolve(1).then(run)
  new Error('no').stack
  return first
})()`

/** Where hooks go, as it is now. */
const state = `[
  [Object.prototype, 'token'], [Array.prototype, '1'], [Array.prototype, 'push'], [Array.prototype, Symbol.iterator],
  [Array, Symbol.species], [Error, 'prepareStackTrace'], [Function.prototype, 'apply'], [Function.prototype, 'bind'],
  [Function.prototype, 'call'], [Promise.prototype, 'then'], [Promise, Symbol.species],
].map(([holder, key]) => Reflect.getOwnPropertyDescriptor(holder, key))`

const values: Values = { api: { kind: 'object', in: 'isolated' } }
const expose: Step = { do: 'expose', key: 'api', value: { value: 'api' } }
const keys: Partial<Record<(typeof patchable)[number], string>> = {
  'Object.prototype': 'token',
  'Array.prototype': '1',
}
const patches = patchable.map((what): Step => {
  const key = keys[what]
  return { do: 'patch', in: 'main', what, ...(key === undefined ? {} : { key }) }
})

async function runCareless(...scenarios: Step[][]) {
  const isolated = openContext()
  const main = openContext()
  const before = main.evaluate(state)
  const exposeInMainWorld = () => main.evaluate(careless)
  const session = await openInlineSession('fake', () => ({ isolated, main, exposeInMainWorld }))
  const traces = await session.run(scenarios.map((steps) => scenarioOf(values, steps)))
  await session.close()
  const hooks = traces.map((trace) => ('events' in trace ? trace.events : []).filter((event) => event.on === 'hooked'))
  return { hooks, before, after: main.evaluate(state) }
}

test('every hook logs its runs and lets the intrinsic go on', async () => {
  const { hooks } = await runCareless([...patches, expose])
  const names = new Set(
    hooks[0]!.map(({ hook }) => hook.replace(/^(get|set) /, '').replace(/prototype\.(token|1)$/, 'prototype')),
  )
  expect([...names].sort()).toEqual([...patchable].sort())
  expect(hooks[0]).toContainEqual({
    on: 'hooked',
    step: patches.length,
    in: 'main',
    hook: 'set Object.prototype.token',
    receiver: expect.objectContaining({ is: 'object', props: [] }),
    args: ['secret'],
  })
})

test('an intrinsic that is patched twice has one hook', async () => {
  const bind: Step = { do: 'patch', in: 'main', what: 'Function.prototype.bind' }
  const { hooks } = await runCareless([bind, bind, expose])
  expect(hooks[0]).toHaveLength(1)
})

test('patches last until the scenario ends, and are undone exactly', async () => {
  const { hooks, before, after } = await runCareless([...patches, expose], [expose])
  expect(hooks[0]).not.toEqual([])
  expect(hooks[1]).toEqual([])
  expect(after).toEqual(before)
})

test('a world lets its own hooks see nothing of what it does itself', async () => {
  const quiet = patches.map((patch): Step => ({ ...patch, in: 'isolated' }) as Step)
  const { hooks } = await runCareless([...quiet, expose, { do: 'read', in: 'isolated', at: { value: 'api' } }])
  expect(hooks[0]).toEqual([])
})
