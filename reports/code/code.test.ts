import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { Scenario } from '../../model/scenario/scenario.ts'
import { codeOf } from './code.ts'

const scenario = (values: object, steps: object[]): Scenario => Scenario.parse({ bridgecheck: 1, values, steps })

const preloadOf = (values: object): string =>
  codeOf(scenario(values, [{ do: 'expose', key: 'api', value: { value: 'api' } }])).preload.split('\n\n')[1]!

describe('codeOf', () => {
  it('writes the example of the language as a person would', () => {
    const code = codeOf(
      scenario(
        {
          api: { kind: 'object', in: 'isolated', properties: [{ key: 'list', value: { value: 'list' } }] },
          list: { kind: 'function', in: 'isolated', form: 'arrow', script: { return: { argument: 0 } } },
          query: { kind: 'object', in: 'main', properties: [{ key: 'limit', value: 10 }] },
        },
        [
          { do: 'expose', key: 'api', value: { value: 'api' } },
          { do: 'call', in: 'main', at: { exposed: 'api', path: ['list'] }, args: [{ value: 'query' }], as: 'answer' },
        ],
      ),
    )
    expect(code).toEqual({
      preload:
        "const { contextBridge } = require('electron')\n\ncontextBridge.exposeInMainWorld('api', { list: (a) => a })\n",
      page: 'const answer = window.api.list({ limit: 10 })\n',
      interleaved: false,
    })
  })

  it('calls what a getter runs on what it is read of, by its name', () => {
    const run = { kind: 'function', in: 'isolated', form: 'arrow', script: {} }
    const properties = [
      { key: 'own', get: 1, runs: { value: 'run' } },
      { key: 'kept', throws: 'no', runs: { kept: 'listener' } },
      { key: 'inside', get: 2, runs: { kept: 'listener', path: ['on', 'done'] } },
    ]
    const text = preloadOf({ api: { kind: 'object', in: 'isolated', properties }, run })
    expect(text).toContain('get own() { run.call(this); return 1 }')
    expect(text).toContain("get kept() { listener?.call?.(this); throw 'no' }")
    expect(text).toContain('get inside() { listener?.on?.done?.call?.(this); return 2 }')
  })

  it('defines what assigning would not, because something that is inherited has a say', () => {
    const size = { key: 'size', value: 1 }
    const hasInstance = { key: { symbol: '@@hasInstance' }, value: 1 }
    const values: object[] = [
      { kind: 'map', entries: [], properties: [size] },
      { kind: 'function', form: 'arrow', script: {}, properties: [hasInstance] },
    ]
    for (const value of values)
      expect(preloadOf({ api: { ...value, in: 'isolated' } })).toContain('Object.defineProperty(')
  })

  it('makes an array of its class before it closes it', () => {
    const array = { kind: 'array', in: 'isolated', items: [], subclass: true, integrity: 'sealed' }
    expect(preloadOf({ api: array })).toContain('Object.seal(Object.setPrototypeOf([], CustomArray.prototype))')
  })

  it('runs no hook of its own scenario while it builds', () => {
    const api = {
      kind: 'object',
      in: 'isolated',
      properties: [
        { key: 'id', value: 1 },
        { key: 'self', value: { value: 'api' } },
      ],
    }
    const code = codeOf(
      scenario({ api }, [
        { do: 'patch', in: 'isolated', what: 'Object.prototype', key: 'id' },
        { do: 'expose', key: 'api', value: { value: 'api' } },
      ]),
    )
    expect(code.preload).toMatch(/Object\.defineProperty\(\s*api,\s*'id'/)
    expect(code.preload).toContain('api.self = api')
  })

  it('ends where what a getter gives holds that getter', () => {
    const code = preloadOf({
      api: { kind: 'object', in: 'isolated', properties: [{ key: 'next', get: { value: 'inner' } }] },
      inner: { kind: 'object', in: 'isolated', properties: [{ key: 'parent', value: { value: 'api' } }] },
    })
    expect(code).toContain('get next() { return inner }')
  })

  it('shows what is executed in the main world in both files', () => {
    const code = codeOf(
      scenario({ format: { kind: 'function', in: 'main', form: 'arrow', script: { return: 1 } } }, [
        { do: 'execute', func: { value: 'format' }, args: [2], as: 'text' },
        { do: 'execute', args: [] },
      ]),
    )
    expect(code.page).toBe('// step 1\nconst format = () => 1\nwindow.toRun = format\n')
    expect(code.preload).toContain(`// step 1
const text = contextBridge.executeInMainWorld(
  { func: function () { 'use strict'; return Reflect.apply(toRun, this, arguments) }, args: [2] },
)
// step 2
contextBridge.executeInMainWorld({ args: [] })
`)
  })

  it('names a value that is used twice, and one that leads back to itself', () => {
    const shared = preloadOf({
      api: { kind: 'array', in: 'isolated', items: [{ value: 'leaf' }, { value: 'leaf' }] },
      leaf: { kind: 'object', in: 'isolated' },
    })
    expect(shared).toBe("const leaf = {}\ncontextBridge.exposeInMainWorld('api', [leaf, leaf])\n")
    const cycle = preloadOf({
      api: {
        kind: 'object',
        in: 'isolated',
        properties: [
          { key: 'self', value: { value: 'api' } },
          { key: 'b', value: 1 },
        ],
      },
    })
    expect(cycle).toBe("const api = {}\napi.self = api\napi.b = 1\ncontextBridge.exposeInMainWorld('api', api)\n")
  })

  it('declares what a function body names, also when that leads back to the function', () => {
    const code = preloadOf({
      api: { kind: 'object', in: 'isolated', properties: [{ key: 'own', value: { value: 'own' } }] },
      own: { kind: 'function', in: 'isolated', form: 'method', script: { return: { value: 'other' } } },
      other: {
        kind: 'object',
        in: 'isolated',
        properties: [
          { key: 'up', value: { value: 'api' } },
          { key: 'again', value: { value: 'own' } },
        ],
      },
    })
    expect(code.split('\n').slice(0, 2)).toEqual([
      'const own = ({ method() { return { up: api, again: own } } }).method',
      'const api = { own }',
    ])
    expect(() => new Script(code)).not.toThrow()
  })

  it('escapes strings and keys that would end a literal, a fence, a tag or turn the text around', () => {
    const hostile = "'\\`\u2028\u202e\u001b[31m</script>\ud800"
    const code = preloadOf({
      api: { kind: 'object', in: 'isolated', properties: [{ key: hostile, value: hostile }] },
    })
    for (const character of ['`', '<', '\u2028', '\u202e', '\u001b', '\ud800']) expect(code).not.toContain(character)
    const built = new Script(`({ run(contextBridge) { ${code} } })`).runInThisContext() as {
      run(bridge: object): void
    }
    let seen: unknown
    built.run({ exposeInMainWorld: (_: string, api: unknown) => (seen = api) })
    expect(seen).toEqual({ [hostile]: hostile })
  })

  it('keeps an own __proto__ key apart from the prototype', () => {
    const code = preloadOf({
      api: { kind: 'object', in: 'isolated', prototype: null, properties: [{ key: '__proto__', value: 1 }] },
    })
    expect(code).toBe("contextBridge.exposeInMainWorld('api', { __proto__: null, ['__proto__']: 1 })\n")
  })

  it('numbers the steps only where the worlds take turns', () => {
    const code = codeOf(
      scenario({ api: { kind: 'date', in: 'isolated', time: null } }, [
        { do: 'expose', key: 'api', value: { value: 'api' } },
        { do: 'read', in: 'main', at: { exposed: 'api' } },
        { do: 'mutate', in: 'isolated', at: { value: 'api' }, change: { setTime: 5 } },
      ]),
    )
    expect(code.preload).toContain('// step 3\napi.setTime(5)')
    expect(code.page).toBe('// step 2\nconsole.log(window.api)\n')
  })
})
