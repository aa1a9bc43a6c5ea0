import { describe, expect, test } from 'vitest'
import { worldSource } from '../bundles/generated.ts'
import { openContext } from '../vm/worlds.ts'
import type { Agent, AgentHost } from './agent.ts'

/** What an isolated world logs of a value that the host takes from elsewhere: the value of `source` in another context. */
function observe(source: string, where: 'here' | 'elsewhere' = 'elsewhere'): unknown {
  const here = openContext()
  const install = here.evaluate(worldSource) as (host: AgentHost) => Agent
  const value = (where === 'here' ? here : openContext()).evaluate(`(${source})`)
  const give = () => value
  const agent = install({
    world: 'isolated',
    tick: () => 0,
    step: () => 0,
    abort: () => {},
    exposeInMainWorld: give as () => void,
  })
  agent.load(JSON.stringify([{ values: {}, steps: [{ do: 'expose', key: 'api', value: null }] }]))
  agent.begin(0, '')
  agent.step(0)
  const [[, event]] = JSON.parse(agent.end()) as [[number, { returned: unknown }]]
  return event.returned
}

const plain = { proto: 'isolated:Object.prototype', extensible: true }

describe('an object of another world is a leak, named by its slots and not walked', () => {
  test.each([
    ['{}', 'object'],
    ['[]', 'array'],
    ['() => {}', 'function'],
    ['Promise.resolve()', 'promise'],
    ['new Map()', 'map'],
    ['new Set()', 'set'],
    ['new Date()', 'date'],
    ['/a/', 'regexp'],
    ['new ArrayBuffer(1)', 'arrayBuffer'],
    ['new Int8Array(1)', 'typedArray'],
    ['Object("a")', 'boxed'],
    ['Object(1n)', 'boxed'],
    ['(function* () {})()', 'generator'],
    ['(async function* () {})()', 'generator'],
    ['Object.create({})', 'object'],
    ['Object.setPrototypeOf(new Map(), {})', 'map'],
    ['globalThis', 'object'],
  ])('%s', (source, leak) => {
    expect(observe(source)).toEqual({ id: 1, leak })
  })

  test('an error shows its own message', () => {
    expect(observe('new TypeError("secret")')).toEqual({ id: 1, leak: 'error', message: 'secret' })
    expect(observe('new TypeError()')).toEqual({ id: 1, leak: 'error' })
  })

  test('inside an object without prototype', () => {
    expect(observe('Object.assign(Object.create(null), { a: [] })')).toEqual({
      id: 1,
      is: 'object',
      proto: null,
      extensible: true,
      props: [['a', 'wec', { id: 2, leak: 'array' }]],
    })
  })
})

describe('an object of this world that no recipe made', () => {
  test('is described once and then seen', () => {
    expect(observe('(() => { const a = {}; a.a = a; a.b = [a]; return a })()', 'here')).toEqual({
      id: 1,
      is: 'object',
      ...plain,
      props: [
        ['a', 'wec', { seen: 1 }],
        [
          'b',
          'wec',
          {
            id: 2,
            is: 'array',
            proto: 'isolated:Array.prototype',
            extensible: true,
            props: [
              ['0', 'wec', { seen: 1 }],
              ['length', 'w--', 1],
            ],
          },
        ],
      ],
    })
  })

  test('shows a prototype of its own before its properties', () => {
    expect(observe('Object.create({ a: 1 }, { b: { value: 2 } })', 'here')).toEqual({
      id: 1,
      is: 'object',
      proto: { id: 2, is: 'object', ...plain, props: [['a', 'wec', 1]] },
      extensible: true,
      props: [['b', '---', 2]],
    })
  })

  test('shows what it is and not what its prototype says', () => {
    expect(observe('Object.create(Error.prototype)', 'here')).toMatchObject({
      is: 'object',
      proto: 'isolated:Error.prototype',
    })
    expect(observe('Object.create(Map.prototype)', 'here')).toMatchObject({
      is: 'object',
      proto: 'isolated:Map.prototype',
    })
    expect(observe('Object.create(Promise.prototype)', 'here')).toMatchObject({ is: 'object' })
    expect(observe('Object.setPrototypeOf(new Date(0), null)', 'here')).toMatchObject({
      is: 'date',
      proto: null,
      time: 0,
    })
    expect(observe('Object.setPrototypeOf(new Error("a"), Object.prototype)', 'here')).toMatchObject({
      is: 'error',
      ...plain,
    })
  })

  test('that is a function shows all its keys', () => {
    expect(observe('Function("")', 'here')).toMatchObject({
      id: 1,
      is: 'function',
      proto: 'isolated:Function.prototype',
      native: false,
      props: [
        ['length', '--c', 0],
        ['name', '--c', 'anonymous'],
        ['arguments', '---', null],
        ['caller', '---', null],
        ['prototype', 'w--', { id: 2, props: [['constructor', 'w-c', { seen: 1 }]] }],
      ],
    })
    expect(observe('Math.max', 'here')).toMatchObject({ native: false })
    expect(observe('(() => {}).bind()', 'here')).toMatchObject({ native: true })
  })

  test('that is a function as the engine makes a native one is bare', () => {
    const native = (change = '') => `(() => {
      const made = new Proxy(function () {}.bind(), {})
      const define = (key, value, flags) => Object.defineProperty(made, key, { value, writable: flags[0] === 'w', configurable: flags[2] === 'c' })
      define('name', '', '--c')
      define('arguments', null, '---')
      define('caller', null, '---')
      define('prototype', Object.defineProperty({}, 'constructor', { value: made, writable: true, configurable: true }), 'w--')
      ${change}
      return made
    })()`
    const bare = { id: 1, is: 'function', bare: true, extensible: true }
    expect(observe(native(), 'here')).toEqual(bare)
    expect(observe(native('Object.freeze(made)'), 'here')).toEqual({ ...bare, extensible: false })
    for (const change of [
      'Object.preventExtensions(made)',
      'made.extra = 1',
      'define("name", "list", "--c")',
      'define("name", "", "w-c")',
      'made.prototype.extra = 1',
      'made.prototype.constructor = () => {}',
      'Object.freeze(made.prototype)',
      'Object.setPrototypeOf(made.prototype, null)',
      'Object.setPrototypeOf(made, Math.max)',
    ]) {
      expect(observe(native(change), 'here'), change).not.toHaveProperty('bare')
    }
  })

  test('is the global, or a Proxy that refuses', () => {
    expect(observe('globalThis', 'here')).toEqual({ global: true })
    const refuses = 'new Proxy({}, { getPrototypeOf() { throw 1 } })'
    expect(observe(refuses, 'here')).toEqual({ id: 1, is: 'object', proto: null, extensible: false, props: [] })
  })

  test('has strings as JSON, with lone surrogates kept', () => {
    expect(observe('["\\ud800", "a\\u2028\\"", Symbol(), Symbol.for("a b"), -Infinity]', 'here')).toMatchObject({
      props: [
        ['0', 'wec', '\ud800'],
        ['1', 'wec', 'a\u2028"'],
        ['2', 'wec', { symbol: 'unique:' }],
        ['3', 'wec', { symbol: 'for:a b' }],
        ['4', 'wec', { number: '-Infinity' }],
        ['length', 'w--', 5],
      ],
    })
  })
})

test('the facts of a world are those of its engine', () => {
  const install = openContext().evaluate(worldSource) as (host: AgentHost) => Agent
  expect(JSON.parse(install({ world: 'main', tick: () => 0, step: () => 0, abort: () => {} }).facts())).toEqual({
    functionKeys: [
      ['length', '--c'],
      ['name', '--c'],
      ['arguments', '---'],
      ['caller', '---'],
      ['prototype', 'w--'],
    ],
  })
})
