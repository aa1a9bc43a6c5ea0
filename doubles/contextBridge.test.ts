import { constants, createContext, runInContext } from 'node:vm'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { type ContextBridge, createContextBridge } from './contextBridge.ts'

let keys = 0
/** Exposed keys of this realm's global stay, so each test takes new ones. */
const newKey = () => `key${keys++}`
const here = globalThis as Record<string, unknown>

/** Sends a value through a bridge inside this realm. */
function cross<T>(value: T, electron = '33'): T {
  const { contextBridge } = createContextBridge({ electron, isolated: globalThis, main: globalThis })
  const key = newKey()
  contextBridge.exposeInMainWorld(key, value)
  return here[key] as T
}

describe('worlds', () => {
  test.each([
    ['a node:vm context', () => createContext()],
    ['a node:vm context without a sandbox', () => createContext(constants.DONT_CONTEXTIFY)],
    ['a window of jsdom', () => new JSDOM('', { runScripts: 'outside-only' }).window.globalThis],
  ])('%s on both sides', (_title, open) => {
    const isolated = open()
    const main = open()
    const { contextBridge } = createContextBridge({ electron: '33.2.1', isolated, main })
    runInContext('(bridge) => { contextBridge = bridge }', isolated)(contextBridge)
    runInContext('contextBridge.exposeInMainWorld("api", { echo: (value) => value, list: [1] })', isolated)
    expect(runInContext('api instanceof Object && api.echo({}) instanceof Object', main)).toBe(true)
    expect(runInContext('Object.isFrozen(api.list)', main)).toBe(true)
    expect(runInContext('contextBridge.constructor === Object', isolated)).toBe(true)
    expect(Object.getOwnPropertyDescriptor(main, 'api')).toMatchObject({ writable: false, configurable: false })
  })

  test('another isolated world', () => {
    const other = createContext()
    const { contextBridge } = createContextBridge({
      electron: '33',
      isolated: globalThis,
      main: createContext(),
      isolatedWorlds: { 1005: other },
    })
    contextBridge.exposeInIsolatedWorld(1005, 'api', { x: 1 })
    expect(runInContext('api.x', other)).toBe(1)
    expect(() => contextBridge.exposeInIsolatedWorld(1006, 'api', {})).not.toThrow()
  })

  test.each([
    ['nothing', undefined],
    ['an ordinary object', {}],
    ['a number', 5],
    ['a window of jsdom without scripts', new JSDOM('').window],
  ])('%s is no global that can run scripts', (_title, main) => {
    const global = main as object
    const sentence = (name: string) =>
      new RegExp(`^${name} is no global object that can run scripts: give globalThis, .*\\.$`)
    expect(() => createContextBridge({ electron: '33', isolated: globalThis, main: global })).toThrow(sentence('main'))
    const worlds = { isolated: globalThis, main: globalThis, isolatedWorlds: { 7: {} } }
    expect(() => createContextBridge({ electron: '33', ...worlds })).toThrow(sentence(String.raw`isolatedWorlds\[7\]`))
    expect(() => createContextBridge({ electron: '33', isolated: global, main: globalThis })).toThrow(
      sentence('isolated'),
    )
  })
})

describe('one realm on both sides', () => {
  test('copies, freezes and proxies as between two', () => {
    const original = { list: [1, { x: 2 }], f: (value: object) => value, date: new Date(5) }
    const copy = cross(original)
    expect(copy).not.toBe(original)
    expect(copy.list).toEqual(original.list)
    expect(Object.isFrozen(copy.list[1])).toBe(true)
    expect(Object.isFrozen(original)).toBe(false)
    expect(copy.date).toEqual(new Date(5))
    const argument = {}
    expect(copy.f(argument)).toEqual({})
    expect(copy.f(argument)).not.toBe(argument)
  })

  test('a function that went over comes home as itself', () => {
    const kept: unknown[] = []
    const own = () => {}
    const { keep, give } = cross({ keep: (value: unknown) => kept.push(value), give: () => kept[0] })
    keep(own)
    expect(kept[0]).not.toBe(own)
    expect(give()).toBe(own)
  })

  test('errors of functions lose their class, errors of arguments stay as they are', () => {
    const api = {
      fail: () => {
        throw new TypeError('no')
      },
      take: (value: unknown) => value,
    }
    const { fail, take } = cross(api, 'newest')
    expect(() => fail()).toThrow(/^no$/)
    expect(() => fail()).not.toThrow(TypeError)
    const thrown = new TypeError('mine')
    const argument = {
      get x() {
        throw thrown
      },
    }
    expect(catchIt(() => take(argument))).toBe(thrown)
    // Released Electrons leave the property out.
    expect(cross(api, '33').take(argument)).toEqual({})
  })

  test('a promise is proxied', async () => {
    const { answer, fail } = cross({
      answer: async () => ({ x: [1] }),
      fail: () => Promise.reject(new RangeError('far')),
    })
    expect(await answer()).toEqual({ x: [1] })
    const reason = await fail().catch((error: unknown) => error)
    expect(reason).toEqual(new Error('far'))
    expect(reason).not.toBeInstanceOf(RangeError)
  })
})

describe('the double throws what Electron throws', () => {
  const double = (electron: string): ContextBridge =>
    createContextBridge({ electron, isolated: globalThis, main: createContext() }).contextBridge

  test('a value that has no copy', () => {
    expect(catchIt(() => double('33').exposeInMainWorld('api', { map: new WeakMap() }))).toEqual(
      new Error('An object could not be cloned.'),
    )
  })

  test('a key that is taken', () => {
    const bridge = double('33')
    bridge.exposeInMainWorld('api', {})
    const text = 'Cannot bind an API on top of an existing property on the window object'
    expect(() => bridge.exposeInMainWorld('api', {})).toThrow(text)
    expect(() => bridge.exposeInMainWorld('toString', {})).toThrow(text)
  })

  test('a key of the wrong type', () => {
    expect(() => double('33').exposeInMainWorld(undefined as never, {})).toThrow(
      'Error processing argument at index 1, conversion failure from undefined',
    )
  })

  test('too deep a nest', () => {
    let nest: object = {}
    for (let depth = 0; depth < 500; depth++) nest = { nest }
    expect(() => double('33').exposeInMainWorld('api', nest)).toThrow(
      /^Electron contextBridge recursion depth exceeded/,
    )
  })

  test('executeInMainWorld is there from Electron 35 on', () => {
    expect(double('34').executeInMainWorld).toBeUndefined()
    expect(double('35').executeInMainWorld?.({ func: (x: number) => [x], args: [5] })).toEqual([5])
  })

  test('where Electron would end the renderer, a sentence says so', () => {
    const array = Object.defineProperty([1], 0, {
      get() {
        throw new Error('mine')
      },
    })
    expect(() => double('33').exposeInMainWorld('api', array)).toThrow(
      'Electron 33 ends the renderer here: an element of an array threw while it was read.',
    )
    expect(() => double('newest').exposeInMainWorld('api', array)).toThrow('mine')
  })
})

test('methods get their parent as receiver since Electron 28', () => {
  const api = {
    self() {
      return this === api
    },
  }
  expect(cross(api, '27.0.0').self()).toBe(false)
  expect(cross(api, '28').self()).toBe(true)
})

test.each([
  ['24', /^electron: 24 is covered by no profile: The rules before Electron 25\.0\.0 are not known; give .*\.$/],
  ['99', /^electron: 99 is covered by no profile: Electron 99 is not known yet; give .*\.$/],
  ['thirty', /^electron: "thirty" is no version: give .*\.$/],
  ['documented', /^electron: "documented" is no Electron: give .*\.$/],
])('the version %s is refused with one sentence', (electron, sentence) => {
  expect(() => createContextBridge({ electron, isolated: globalThis, main: globalThis })).toThrow(sentence)
})

function catchIt(run: () => unknown): unknown {
  try {
    run()
  } catch (thrown) {
    return thrown
  }
  throw new Error('Nothing was thrown.')
}
