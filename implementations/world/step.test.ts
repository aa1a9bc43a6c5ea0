import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../model/observation.ts'
import type { ValueNode } from '../../model/scenario/recipe.ts'
import type { Change } from '../../model/scenario/step.ts'
import { eventsOf, runFake, scenarioOf, type Values } from './testing/fake.ts'

const world = { in: 'isolated' } as const
const none = { undefined: true } as const
const object = (properties: [string, number | { value: string }][] = []): ValueNode => ({
  kind: 'object',
  ...world,
  properties: properties.map(([key, value]) => ({ key, value })),
})

const shorten = (events: TraceEvent[]) => events.map(({ on, step, in: _in, ...rest }) => [step, on, rest])

describe('steps', () => {
  test('a call logs the called function with its receiver, then how it ended, and stores the result', async () => {
    const values: Values = {
      api: object([['run', { value: 'run' }]]),
      run: { kind: 'function', ...world, form: 'method', script: { return: { argument: 1 } } },
    }
    const events = await eventsOf(values, [
      { do: 'call', ...world, at: { value: 'api', path: ['run'] }, args: [none, { value: 'api' }], as: 'result' },
      { do: 'compare', ...world, left: { result: 'result' }, right: { value: 'api' } },
      { do: 'call', ...world, at: { value: 'api', path: ['missing', 'deeper'] }, args: [] },
    ])
    expect(events).toEqual([
      {
        on: 'called',
        step: 0,
        in: 'isolated',
        function: 'run',
        receiver: { own: 'api' },
        args: [none, { own: 'api' }],
      },
      { on: 'done', step: 0, in: 'isolated', returned: { own: 'api' } },
      { on: 'compared', step: 1, in: 'isolated', same: true },
      { on: 'done', step: 2, in: 'isolated', nothing: true },
    ])
  })

  test('fields stand in the order of the language', async () => {
    const values: Values = { run: { kind: 'function', ...world, form: 'arrow', script: {} } }
    const events = await eventsOf(values, [
      { do: 'call', ...world, at: { value: 'run' }, args: [] },
      { do: 'expose', key: 'api', value: 5 },
    ])
    expect(JSON.stringify(events)).toBe(
      '[{"on":"called","step":0,"in":"isolated","function":"run","receiver":{"undefined":true},"args":[]},' +
        '{"on":"done","step":0,"in":"isolated","returned":{"undefined":true}},' +
        '{"on":"done","step":1,"in":"isolated","returned":{"undefined":true}},' +
        '{"on":"exposed","step":1,"in":"main","flags":"wec","value":5}]',
    )
  })

  test('exposures are read by the page under their own name, and absent where the global only inherits', async () => {
    const events = await eventsOf({ api: object([['a', 1]]) }, [
      { do: 'expose', key: 'api', value: { value: 'api' } },
      { do: 'read', in: 'main', at: { exposed: 'other' } },
      { do: 'read', in: 'main', at: { exposed: 'api', path: ['a'] } },
    ])
    expect(shorten(events)).toEqual([
      [0, 'done', { returned: none }],
      [0, 'exposed', { flags: 'wec', value: { id: 1, leak: 'object' } }],
      [1, 'read', { value: none }],
      [2, 'read', { value: 1 }],
    ])
  })

  test('await tells the three states and what is no promise', async () => {
    const values: Values = {
      good: { kind: 'promise', ...world, fulfilled: { value: 'inner' } },
      inner: { kind: 'promise', ...world, fulfilled: 1 },
      bad: { kind: 'promise', ...world, rejected: { value: 'error' } },
      error: { kind: 'error', ...world, class: 'Error', message: 'no' },
      open: { kind: 'promise', ...world },
      plain: object(),
    }
    const events = await eventsOf(values, [
      { do: 'await', ...world, at: { value: 'good' }, as: 'value' },
      { do: 'read', ...world, at: { result: 'value' } },
      { do: 'await', ...world, at: { value: 'bad' }, as: 'reason' },
      { do: 'compare', ...world, left: { result: 'reason' }, right: { value: 'error' } },
      { do: 'await', ...world, at: { value: 'open' } },
      { do: 'await', ...world, at: { value: 'plain' } },
      { do: 'settle', ...world, promise: 'open', rejected: 2 },
      { do: 'settle', ...world, promise: 'open', fulfilled: 3 },
      { do: 'settle', ...world, promise: 'good', fulfilled: 3 },
      { do: 'await', ...world, at: { value: 'open' } },
    ])
    expect(shorten(events)).toEqual([
      [0, 'settled', { state: 'fulfilled', value: 1 }],
      [1, 'read', { value: 1 }],
      [2, 'settled', { state: 'rejected', value: { own: 'error' } }],
      [3, 'compared', { same: true }],
      [4, 'settled', { state: 'pending' }],
      [5, 'settled', { state: 'no promise' }],
      [6, 'changed', { changed: true }],
      [7, 'changed', { changed: false }],
      [8, 'changed', { changed: false }],
      [9, 'settled', { state: 'rejected', value: 2 }],
    ])
  })

  test('what is executed in the main world is called there without a receiver', async () => {
    const values: Values = {
      back: { kind: 'function', in: 'main', form: 'function', script: { return: { argument: 1 } } },
      fails: { kind: 'function', in: 'main', form: 'method', script: { throw: 'no' } },
    }
    const events = await eventsOf(values, [
      { do: 'execute', func: { value: 'back' }, args: [1, 2], as: 'result' },
      { do: 'read', ...world, at: { result: 'result' } },
      { do: 'execute', func: { value: 'fails' }, args: [] },
      { do: 'execute', args: [] },
    ])
    expect(events.map((event) => event.in)).toEqual(['main', 'isolated', 'isolated', 'main', 'isolated', 'isolated'])
    expect(shorten(events).slice(0, 5)).toEqual([
      [0, 'called', { function: 'back', receiver: null, args: [1, 2] }],
      [0, 'done', { returned: 2 }],
      [1, 'read', { value: 2 }],
      [2, 'called', { function: 'fails', receiver: null, args: [] }],
      [2, 'done', { threw: 'no' }],
    ])
    expect(shorten(events)[5]).toMatchObject([3, 'done', { threw: {} }])
  })

  test('only functions of elsewhere are constructed', async () => {
    const values: Values = {
      K: object(),
      make: { kind: 'function', ...world, form: 'class', script: { return: { value: 'made' } } },
      made: object(),
      sum: { kind: 'function', ...world, form: 'arrow', script: {} },
    }
    const events = await eventsOf(values, [
      { do: 'construct', ...world, at: { value: 'make' }, args: [] },
      { do: 'expose', key: 'make', value: { value: 'make' } },
      { do: 'expose', key: 'sum', value: { value: 'sum' } },
      { do: 'construct', in: 'main', at: { exposed: 'make' }, args: [1] },
      { do: 'construct', in: 'main', at: { exposed: 'sum' }, args: [] },
      { do: 'call', ...world, at: { value: 'make' }, args: [] },
    ])
    const shown = shorten(events)
    expect(shown[0]).toEqual([0, 'done', { nothing: true }])
    expect(shown.slice(5, 7)).toEqual([
      [3, 'called', { function: 'make', new: true, receiver: expect.objectContaining({ is: 'object' }), args: [1] }],
      [3, 'done', { returned: { id: 3, leak: 'object' } }],
    ])
    expect(shown[7]).toMatchObject([4, 'done', { threw: { is: 'error', proto: 'main:TypeError.prototype' } }])
    expect(shown[8]).toMatchObject([
      5,
      'done',
      { threw: { props: [['message', 'w-c', "Class constructor K cannot be invoked without 'new'"]] } },
    ])
  })

  const values: Values = {
    target: {
      kind: 'object',
      ...world,
      properties: [
        { key: 'a', value: 1 },
        { key: 'fixed', value: 1, writable: false, configurable: false },
        { key: 'get', get: 1, set: true },
      ],
    },
    frozen: { kind: 'object', ...world, integrity: 'frozen' },
    map: { kind: 'map', ...world, entries: [] },
    set: { kind: 'set', ...world, values: [] },
    date: { kind: 'date', ...world, time: 0 },
    buffer: { kind: 'arrayBuffer', ...world, bytes: [0, 0] },
    view: { kind: 'typedArray', ...world, array: 'Int8Array', buffer: 'buffer', offset: 1, length: 1 },
  }
  const changes: [name: string, change: Change, changed: boolean][] = [
    ['target', { set: 'a', value: 2 }, true],
    ['target', { set: 'new', value: 2 }, true],
    ['target', { set: 'fixed', value: 2 }, false],
    ['target', { set: 'get', value: 2 }, false],
    ['target', { delete: 'a' }, true],
    ['target', { delete: 'missing' }, true],
    ['target', { delete: 'fixed' }, false],
    ['target', { mapSet: [1, 2] }, false],
    ['frozen', { set: 'a', value: 1 }, false],
    ['map', { mapSet: [1, 2] }, true],
    ['set', { setAdd: 1 }, true],
    ['set', { setTime: 1 }, false],
    ['date', { setTime: 5 }, true],
    ['buffer', { writeByte: [1, 255] }, true],
    ['buffer', { writeByte: [2, 255] }, false],
    ['view', { writeByte: [0, 255] }, true],
    ['view', { writeByte: [1, 255] }, false],
    ['view', { set: 'a', value: 1 }, false],
    ['view', { delete: '0' }, false],
  ]
  test.each(changes)('a change to %s: %j is made: %s', async (name, change, changed) => {
    const events = await eventsOf(values, [{ do: 'mutate', ...world, at: { value: name }, change }])
    expect(events).toEqual([{ on: 'changed', step: 0, in: 'isolated', changed }])
  })

  test('what observations leave out is not found by places, and not changed', async () => {
    const own: Values = {
      run: { kind: 'function', ...world, form: 'function', script: {} },
      error: { kind: 'error', ...world, class: 'Error', message: 'no' },
    }
    const events = await eventsOf(own, [
      { do: 'read', ...world, at: { value: 'run', path: ['name'] } },
      { do: 'read', ...world, at: { value: 'error', path: ['stack'] } },
      { do: 'mutate', ...world, at: { value: 'run' }, change: { set: 'prototype', value: 1 } },
      { do: 'mutate', ...world, at: { value: 'error' }, change: { delete: 'stack' } },
    ])
    expect(shorten(events)).toEqual([
      [0, 'read', { value: none }],
      [1, 'read', { value: none }],
      [2, 'changed', { changed: false }],
      [3, 'changed', { changed: false }],
    ])
  })

  test('what was changed is seen', async () => {
    const events = await eventsOf(values, [
      { do: 'mutate', ...world, at: { value: 'view' }, change: { writeByte: [0, 16] } },
      { do: 'read', ...world, at: { value: 'buffer' } },
    ])
    expect(events[1]).toMatchObject({ value: { bytes: '0010' } })
  })

  test('nothing is carried over from one scenario to the next', async () => {
    const first = scenarioOf({ api: object() }, [
      { do: 'expose', key: 'api', value: { value: 'api' } },
      { do: 'read', in: 'main', at: { exposed: 'api' } },
    ])
    const second = scenarioOf({}, [{ do: 'read', in: 'main', at: { exposed: 'api' } }])
    const [one, two, three] = await runFake([first, second, first])
    expect(two).toEqual({ events: [{ on: 'read', step: 0, in: 'main', value: none }] })
    expect(three).toEqual(one)
  })
})
