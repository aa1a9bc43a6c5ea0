import type { Scenario } from '../../../model/scenario/scenario.ts'
import type { Action } from '../../../model/scenario/script.ts'
import type { Step } from '../../../model/scenario/step.ts'

const call: Step = {
  do: 'call',
  in: 'main',
  at: { exposed: 'api', path: ['list'] },
  args: [{ value: 'query' }],
}

/** The page calls a function of the preload script with an object and gets it back. */
export function plain(actions: Action[] = []): Scenario {
  return {
    bridgecheck: 1,
    values: {
      api: { kind: 'object', in: 'isolated', properties: [{ key: 'list', value: { value: 'list' } }] },
      list: { kind: 'function', in: 'isolated', form: 'arrow', script: { actions, return: { argument: 0 } } },
      query: { kind: 'object', in: 'main', properties: [{ key: 'limit', value: 10 }] },
    },
    steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }, call],
  }
}

/** The preload script exposes its window, which knows the page's address. */
export const exposedWindow: Scenario = {
  bridgecheck: 1,
  values: { api: { kind: 'platform', in: 'isolated', of: 'window' } },
  steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }],
}

/** Both worlds call each other, one inside the other: the page's callback calls the preload script's function again. */
export function nested(): Scenario {
  const scenario = plain([{ call: { argument: 0, path: ['callback'] }, args: [1] }])
  scenario.values.query = {
    kind: 'object',
    in: 'main',
    properties: [{ key: 'callback', value: { value: 'callback' } }],
  }
  scenario.values.callback = { kind: 'function', in: 'main', form: 'arrow', script: { return: { argument: 0 } } }
  return scenario
}

/** The page awaits a promise that the preload script settles. */
export function awaited(): Scenario {
  return {
    bridgecheck: 1,
    values: {
      api: { kind: 'object', in: 'isolated', properties: [{ key: 'later', value: { value: 'later' } }] },
      later: { kind: 'promise', in: 'isolated' },
    },
    steps: [
      { do: 'expose', key: 'api', value: { value: 'api' } },
      { do: 'await', in: 'main', at: { exposed: 'api', path: ['later'] } },
      { do: 'settle', in: 'isolated', promise: 'later', fulfilled: 'now' },
      { do: 'await', in: 'main', at: { exposed: 'api', path: ['later'] } },
    ],
  }
}

/** An array argument with an item that throws: real Electrons abort the renderer. */
export function throwingItem(): Scenario {
  const scenario = plain()
  scenario.values.query = { kind: 'array', in: 'main', items: [{ throws: 'no' }] }
  return scenario
}

/** Calls, constants and nested data: about a dozen nodes. */
export function twelveNodes(): Scenario {
  const scenario = plain()
  const leaf = (name: string, key: string, value: unknown) => {
    scenario.values[name] = { kind: 'object', in: 'isolated', properties: [{ key, value: value as number }] }
  }
  leaf('one', 'a', 1)
  leaf('two', 'b', 'text')
  leaf('three', 'c', true)
  scenario.values.items = { kind: 'array', in: 'isolated', items: [1, 2, { value: 'one' }] }
  scenario.values.date = { kind: 'date', in: 'isolated', time: 0 }
  scenario.values.map = { kind: 'map', in: 'isolated', entries: [['key', 1]] }
  scenario.values.error = { kind: 'error', in: 'isolated', class: 'TypeError', message: 'no' }
  scenario.values.other = { kind: 'function', in: 'isolated', form: 'method', script: { return: { value: 'items' } } }
  scenario.values.api = {
    kind: 'object',
    in: 'isolated',
    properties: ['list', 'one', 'two', 'three', 'items', 'date', 'map', 'error', 'other'].map((key) => ({
      key,
      value: { value: key },
    })),
  }
  scenario.steps.push({ do: 'call', in: 'main', at: { exposed: 'api', path: ['other'] }, args: [] }, call)
  return scenario
}
