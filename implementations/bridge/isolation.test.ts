import { describe, expect, test } from 'vitest'
import { type TwoWorlds, twoWorlds } from './testing/twoWorlds.ts'

/** Everything that can be reached from an object through own properties, prototypes, maps and sets. */
function reach(start: object): Set<object> {
  const reached = new Set<object>()
  const waiting: unknown[] = [start]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || reached.has(value)) continue
    reached.add(value)
    if (isRevoked(value)) continue
    waiting.push(Object.getPrototypeOf(value))
    for (const key of Reflect.ownKeys(value)) {
      const { get, set, value: held } = Object.getOwnPropertyDescriptor(value, key)!
      waiting.push(get, set, held)
    }
    for (const Collection of [Map, Set]) {
      try {
        Collection.prototype.forEach.call(value as never, (item: unknown, key: unknown) => waiting.push(item, key))
      } catch {}
    }
  }
  return reached
}

function isRevoked(value: object): boolean {
  try {
    Reflect.isExtensible(value)
    return false
  } catch {
    return true
  }
}

/** All of one world: what its global reaches. */
function reachOf({ run }: TwoWorlds['main']): Set<object> {
  return reach(run('globalThis') as object)
}

const patches = `
  globalThis.ran = ''
  const trap = (owner, key) => {
    const log = () => { ran += ' ' + String(key) }
    try { defineProperty(owner, key, { __proto__: null, get: log, set: log, configurable: true }) } catch {}
  }
  const { defineProperty, getOwnPropertyDescriptor } = Object
  const { ownKeys } = Reflect
  const owners = [Array, Map, Set, Promise, RegExp, Date, ArrayBuffer, Uint8Array, Function, Error, TypeError]
  const methods = []
  for (const { prototype } of owners) {
    for (const key of ownKeys(prototype)) if (key !== 'constructor') methods.push([prototype, key])
  }
  for (const owner of owners) for (const key of ownKeys(owner)) methods.push([owner, key])
  for (const key of ['a', 'b', '0', '1', 'get', 'set', 'value', 'apply', 'construct']) {
    methods.push([Object.prototype, key])
  }
  for (const key of ['0', '1']) methods.push([Array.prototype, key])
  for (const name of ['Map', 'Promise', 'Error', 'Proxy', 'Reflect', 'Array', 'Date', 'Set', 'Object']) {
    methods.push([globalThis, name])
  }
  const { length } = methods
  const owned = [], keys = []
  for (let index = 0; index < length; index++) { owned[index] = methods[index][0]; keys[index] = methods[index][1] }
  // from here on, nothing but own data properties
  for (let index = 0; index < length; index++) trap(owned[index], keys[index])
  ran = ''`

describe.each(['newest', '44.0.0'])('under %s', (profile) => {
  test('nothing of a patched page, its prototypes or globals, runs', async () => {
    const { isolated, main } = twoWorlds({ profile })
    isolated.run(`
      expose('echo', (value) => value)
      expose('fail', () => { throw new TypeError('m') })
      expose('later', () => Promise.resolve({ a: [1, new Map([[1, 2]])] }))`)
    main.run(patches)
    main.run(`(() => {
      echo({ a: [1, { b: 2 }], b: () => 1 })
      later()
      new echo()
      try { echo(new echo) } catch {}
      try { fail() } catch {}
    })()`)
    isolated.run(`expose('second', {
      a: [1, new Map([[1, new Set([{ a: 1 }])]]), /a/gi, new Uint8Array(2), new TypeError('m'), Promise.resolve([1])],
      b: { 0: () => 1, 1: new Date(0) },
    })`)
    await new Promise((resolve) => setImmediate(resolve))
    expect(main.run('ran')).toBe('')
  })
})

test('neither world reaches an object of the other one or of the bridge', async () => {
  const worlds = twoWorlds()
  const { isolated, main } = worlds
  const keep = `
    globalThis.kept = []
    const keep = (value) => { kept.push(value); return value }
    const caught = (f) => { try { keep(f()) } catch (error) { keep(error) } }
    const traps = new Proxy({}, { get: (_, trap) => (...args) => (keep(args), Reflect[trap](...args)) })
    Error.prepareStackTrace = (error, sites) => {
      for (const site of sites) keep([site.getThis(), site.getFunction()])
      return 'text'
    }
    const spy = new Proxy(function (...args) { keep(this); keep(args); return keep([new Error('m').stack, ...args]) }, traps)
    class Watched extends Promise { constructor(executor) { super(executor); keep(executor) } }
    Object.defineProperty(globalThis, 'hostile', { value: [
      () => ({ get a() { keep(this); return keep(new Error('m')).stack } }),
      () => Object.defineProperty([], 0, { get() { keep(this); throw keep(new Error('m')) } }),
      () => Object.defineProperty(new Error('m'), 'message', { get() { return keep(new Error('n')).stack } }),
      () => new Watched((resolve) => resolve({ spy })),
      () => new Map([[{ get a() { return 1 } }, new Set([new TypeError('m', { cause: [new Uint8Array(4)] })])]]),
      () => [new Date(0), /a/g, Object('s'), new ArrayBuffer(2), spy],
      () => { const { proxy, revoke } = Proxy.revocable(() => 1, {}); revoke(); return proxy },
      () => ((a) => (a.push(a), a))([]),
      () => new WeakMap(),
      () => Object.create(new Proxy({}, traps), { a: { get() { return 1 }, enumerable: true } }),
      () => { throw new Proxy({}, traps) },
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        const o = Object.create(proxy, {
          a: { get() { delete o.b }, enumerable: true },
          b: { value: 1, enumerable: true, configurable: true },
        })
        revoke()
        return o
      },
    ] })`
  isolated.run(keep)
  main.run(keep)
  isolated.run(`
    expose('call', (callback, ...args) => { caught(() => callback(spy, ...args)); return hostile[4]() })
    expose('spyProxy', spy)
    for (const [index, make] of hostile.entries()) {
      caught(() => expose('h' + index, make()))
      expose('give' + index, make)
      expose('later' + index, async () => make())
    }
    expose('overflow', (callback) => callback(callback))
  `)
  main.run(`
    for (const [index, make] of hostile.entries()) {
      caught(() => call(spy, make()))
      caught(() => call(make))
      caught(() => spyProxy(make(), spy))
      caught(() => globalThis['give' + index]())
      caught(() => globalThis['give' + index]()(1))
      caught(() => globalThis['h' + index]?.())
      caught(() => { globalThis['later' + index]().then(keep, keep) })
      caught(() => new spyProxy(make))
    }
    caught(() => { const loop = (self) => { try { overflow(self) } catch (error) { keep(error); throw error } }; overflow(loop) })
    caught(() => class extends spyProxy {})
  `)
  await new Promise((resolve) => setImmediate(resolve))
  isolated.run(`caught(() => expose(Symbol('s'), 1))`)

  const ofIsolated = reachOf(isolated)
  const ofMain = reachOf(main)
  const host = [
    Object.prototype,
    Function.prototype,
    Array.prototype,
    Error.prototype,
    RangeError.prototype,
    Promise.prototype,
  ]
  for (const prototype of host) {
    expect(ofIsolated.has(prototype)).toBe(false)
    expect(ofMain.has(prototype)).toBe(false)
  }
  expect([...ofIsolated].filter((object) => ofMain.has(object))).toEqual([])
  expect((main.run('kept.length') as number) + (isolated.run('kept.length') as number)).toBeGreaterThan(200)
})
