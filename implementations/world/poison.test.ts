import { expect, test } from 'vitest'
import type { ValueNode } from '../../model/scenario/recipe.ts'
import type { Step } from '../../model/scenario/step.ts'
import { builtins, functionForms, patchable } from '../../model/scenario/words.ts'
import { openContext } from '../vm/worlds.ts'
import { runFake, scenarioOf, type Values } from './testing/fake.ts'
import { poisonSource } from './testing/poison.ts'

const world = { in: 'isolated' } as const

/** Every kind of value, and functions of every form that use every action. */
const values: Values = {
  object: {
    kind: 'object',
    ...world,
    prototype: { value: 'parent' },
    integrity: 'sealed',
    properties: [
      { key: 'value', value: 1, enumerable: false },
      { key: 'get', get: { value: 'list' }, set: true },
      { key: { symbol: '@@iterator' }, value: { symbol: 'unique:mark' } },
      { key: '0', value: { symbol: 'for:text' } },
      { key: '__proto__', value: { bigint: '5' } },
      { key: 'none' },
    ],
  },
  parent: { kind: 'object', ...world, prototype: null, integrity: 'frozen' },
  list: {
    kind: 'array',
    ...world,
    integrity: 'nonextensible',
    items: [1, { hole: true }, { throws: 2 }, { value: 'map' }],
  },
  error: { kind: 'error', ...world, class: 'RangeError', subclass: true, message: 'no', cause: { value: 'object' } },
  promise: { kind: 'promise', ...world, fulfilled: { value: 'inner' } },
  customList: { kind: 'array', ...world, subclass: true, items: [1] },
  customRun: { kind: 'function', ...world, subclass: true, form: 'arrow', script: {} },
  customPromise: { kind: 'promise', ...world, subclass: true, fulfilled: { value: 'thenable' } },
  customMap: { kind: 'map', ...world, subclass: true, entries: [[1, 2]] },
  customSet: { kind: 'set', ...world, subclass: true, values: [1] },
  customDate: { kind: 'date', ...world, subclass: true, time: 1 },
  thenable: { kind: 'object', ...world, properties: [{ key: 'then', value: 1 }] },
  inner: { kind: 'promise', ...world, rejected: { value: 'error' } },
  open: { kind: 'promise', ...world },
  map: { kind: 'map', ...world, entries: [[{ value: 'object' }, { value: 'set' }]] },
  set: { kind: 'set', ...world, values: [{ number: 'NaN' }, { value: 'date' }] },
  date: { kind: 'date', ...world, time: 5 },
  regexp: { kind: 'regexp', ...world, source: 'a', flags: 'gimsuy', lastIndex: 1 },
  buffer: { kind: 'arrayBuffer', ...world, bytes: [1, 2, 3, 4] },
  view: { kind: 'typedArray', ...world, array: 'Uint8Array', buffer: 'buffer', offset: 1, length: 2 },
  dataView: { kind: 'dataView', ...world, buffer: 'resizable', offset: 1, length: 2 },
  resizable: { kind: 'arrayBuffer', ...world, bytes: [1, 2, 3, 4], maxLength: 8 },
  bad: { kind: 'error', ...world, class: 'AggregateError', properties: [{ key: 'message', throws: 1 }] },
  string: { kind: 'boxed', ...world, primitive: 'ab' },
  number: { kind: 'boxed', ...world, primitive: 1 },
  bool: { kind: 'boxed', ...world, primitive: true },
  bigint: { kind: 'boxed', ...world, primitive: { bigint: '1' } },
  symbol: { kind: 'boxed', ...world, primitive: { symbol: 'unique:mark' } },
  proxy: { kind: 'proxy', ...world, target: 'object' },
  nest: { kind: 'repeat', ...world, shape: 'object', count: 3, item: { value: 'object' } },
  nests: { kind: 'repeat', ...world, shape: 'array', count: 3, item: { value: 'object' } },
  row: { kind: 'repeat', ...world, shape: 'row', count: 3, item: { value: 'object' } },
  helper: { kind: 'function', ...world, form: 'function', script: { throw: { value: 'error' } } },
}
const page: Values = {
  callback: { kind: 'function', in: 'main', form: 'function', script: { return: { argument: 1 } } },
}
for (const of of builtins) values[`${of}Builtin`] = { kind: 'builtin', ...world, of }
for (const form of functionForms) {
  values[form] = {
    kind: 'function',
    ...world,
    form,
    properties: [{ key: 'extra', value: 1 }],
    script: {
      actions: [
        { call: { value: 'helper' }, args: [{ argument: 0 }, { receiver: true }] },
        { keep: { argument: 1, path: ['get'] }, as: 'kept' },
        { set: 'value', at: { argument: 2 }, value: { kept: 'kept' } },
        { call: { argument: 3 }, args: [] },
      ],
      return: { value: 'promise' },
    },
  } satisfies ValueNode
}

/**
 * Hooks stay in place over all that follows: a careless world would run them.
 * Not that of species: the page of this test awaits promises of the isolated world itself.
 */
const steps: Step[] = patchable
  .filter((what) => what !== 'Promise[Symbol.species]')
  .map((what) => {
    const key = what === 'Object.prototype' ? 'api' : what === 'Array.prototype' ? '0' : undefined
    return { do: 'patch', ...world, what, ...(key === undefined ? {} : { key }) }
  })
for (const name of Object.keys(values)) {
  steps.push({ do: 'expose', key: name, value: { value: name } })
  steps.push({ do: 'read', in: 'main', at: { exposed: name } })
  steps.push({ do: 'read', ...world, at: { value: name } })
  steps.push({ do: 'await', ...world, at: { value: name }, as: `a${name}` })
  steps.push({ do: 'read', ...world, at: { result: `a${name}` } })
}
for (const form of functionForms) {
  const args = [1, { value: 'object' }, { value: 'object' }, { value: 'arrow' }]
  steps.push({ do: 'call', ...world, at: { value: form }, args, as: 'made' })
  steps.push({ do: 'await', ...world, at: { result: 'made' } })
  steps.push({ do: 'construct', in: 'main', at: { exposed: form }, args: [1, 2], as: 'made' })
  steps.push({ do: 'await', in: 'main', at: { result: 'made' }, as: 'made' })
}
const at = { value: 'list' }
steps.push(
  { do: 'settle', ...world, promise: 'open', rejected: { value: 'object' } },
  { do: 'await', ...world, at: { value: 'open' } },
  { do: 'mutate', ...world, at: { value: 'object' }, change: { set: 'value', value: 2 } },
  { do: 'mutate', ...world, at, change: { delete: '0' } },
  { do: 'mutate', ...world, at: { value: 'map' }, change: { mapSet: [1, 2] } },
  { do: 'mutate', ...world, at: { value: 'set' }, change: { setAdd: 1 } },
  { do: 'mutate', ...world, at: { value: 'date' }, change: { setTime: 1 } },
  { do: 'mutate', ...world, at: { value: 'view' }, change: { writeByte: [1, 2] } },
  { do: 'mutate', ...world, at: { value: 'dataView' }, change: { writeByte: [1, 2] } },
  { do: 'mutate', ...world, at: { value: 'argumentsBuiltin' }, change: { delete: 'length' } },
  { do: 'compare', ...world, left: { value: 'object', path: ['value'] }, right: 2 },
  { do: 'execute', func: { value: 'callback' }, args: [1, { value: 'object' }], as: 'executed' },
  { do: 'read', ...world, at: { result: 'executed' } },
)

test('a world whose intrinsics all throw shows the same', async () => {
  const scenarios = [scenarioOf({ ...values, ...page }, steps)]
  const [healthy] = await runFake(scenarios)
  const [poisoned] = await runFake(scenarios, poisonSource)
  expect(poisoned).toEqual(healthy)
  expect(JSON.stringify(poisoned)).not.toContain('poisoned')
  expect(JSON.stringify(healthy)).not.toContain('hooked')
})

test('the poison reaches the intrinsics', () => {
  const { evaluate } = openContext()
  expect(evaluate(poisonSource)).toBeGreaterThan(600)
  for (const use of [
    'new Map().get(1)',
    '[].push(1)',
    'JSON.parse("1")',
    '({}).value',
    '(async () => {})().then()',
    'new Date()',
    '[...""]',
  ]) {
    expect(evaluate(`(() => { try { ${use} } catch (error) { return error } })()`), use).toBe('poisoned')
  }
})
