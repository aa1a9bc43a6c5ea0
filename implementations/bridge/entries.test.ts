import { runInContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { twoWorlds } from './testing/twoWorlds.ts'

describe('exposeInIsolatedWorld', () => {
  test('exposes in the world of that id by the same rules, and only there', () => {
    const { isolated, main, world } = twoWorlds()
    isolated.run(`contextBridge.exposeInIsolatedWorld(1005, 'api', { f: () => ({ made: [] }) })`)
    expect(world(1005).show('api')).toBe('Object!{f: Function!(native)}')
    expect(world(1005).show('api.f()')).toBe('Object{made: Array[]}')
    expect(main.show('typeof api')).toBe('"undefined"')
    expect(isolated.show(`contextBridge.exposeInIsolatedWorld(1005, 'api', 1)`)).toMatch(
      /^throws .*on top of an existing/,
    )
  })

  test('0 is the main world', () => {
    const { isolated, main } = twoWorlds()
    isolated.run(`contextBridge.exposeInIsolatedWorld(0, 'api', [1])`)
    expect(main.show('api')).toBe('Array![1]')
    expect(isolated.show(`expose('api', 1)`)).toMatch(/^throws /)
  })

  test("999 gives the preload's own world a frozen copy", () => {
    const { isolated, main } = twoWorlds()
    isolated.run(`globalThis.mine = { f() { return this === mine } }`)
    isolated.run(`contextBridge.exposeInIsolatedWorld(999, 'copy', mine)`)
    expect(
      isolated.show('[copy === mine, copy.f === mine.f, copy.f(), Object.isFrozen(copy), Object.isFrozen(mine)]'),
    ).toBe('Array[false, false, true, true, false]')
    expect(main.show('typeof copy')).toBe('"undefined"')
  })

  test('a function of a third world goes home there and is wrapped elsewhere', () => {
    const { isolated, main, world } = twoWorlds()
    isolated.run(
      `expose('keep', (f) => { globalThis.kept = f }); contextBridge.exposeInIsolatedWorld(7, 'give', () => kept)`,
    )
    main.run('globalThis.own = () => 5; keep(own)')
    expect(world(7).show('give()()')).toBe('5')
    world(7).run('globalThis.given = give()')
    isolated.run(`expose('give', () => kept)`)
    expect(main.show('give() === own')).toBe('true')
  })

  // seen in Electron 25.1.1 and 33.2.1
  test.each([
    ["'x'", 'x'],
    ['undefined', 'undefined'],
    ['null', 'null'],
    ['1.5', ''],
    ['-0', ''],
    ['2 ** 31', ''],
    ['5n', ''],
    ['{}', ''],
  ])('refuses the id %s', (id, shown) => {
    const { isolated } = twoWorlds()
    const message = `Error processing argument at index 0, conversion failure from ${shown}`
    expect(isolated.show(`contextBridge.exposeInIsolatedWorld(${id}, 'api', {})`)).toBe(
      `throws TypeError(message: ${JSON.stringify(message)})`,
    )
  })

  // seen in Electron 25.1.1 and 33.2.1
  test.each([
    ['5', ''],
    ['undefined', 'undefined'],
    ['null', 'null'],
    ["Symbol('s')", ''],
  ])('refuses the key %s', (key, shown) => {
    const { isolated } = twoWorlds()
    const message = `Error processing argument at index 1, conversion failure from ${shown}`
    for (const call of [`exposeInMainWorld(${key})`, `exposeInIsolatedWorld(1005, ${key})`])
      expect(isolated.show(`contextBridge.${call}`)).toBe(`throws TypeError(message: ${JSON.stringify(message)})`)
  })
})

describe('executeInMainWorld', () => {
  const execute = (script: string, profile = 'newest') => {
    const worlds = twoWorlds({ profile })
    return { ...worlds, outcome: worlds.isolated.show(`contextBridge.executeInMainWorld(${script})`) }
  }

  test('is there since Electron 35', () => {
    const kind = (profile: string) => twoWorlds({ profile }).isolated.show('typeof contextBridge.executeInMainWorld')
    expect(kind('34.5.8')).toBe('"undefined"')
    expect(kind('35.0.0')).toBe('"function"')
  })

  test('runs the text of a function in the main world', () => {
    const { outcome, main } = execute(
      `{ func: function (a, b) { globalThis.seen = this; return a.x + b }, args: [{ x: 1 }, 2] }`,
    )
    expect(outcome).toBe('3')
    expect(main.show('seen === globalThis')).toBe('true')
    expect(execute(`{ func: () => { 'use strict'; return [typeof expose, [1]] } }`).outcome).toBe(
      'Array["undefined", Array[1]]',
    )
    expect(execute(`{ func: function () { 'use strict'; return this } }`).outcome).toBe('null')
  })

  test('takes the text with the intrinsic toString', () => {
    expect(execute(`{ func: Object.assign(() => 1, { toString: () => '() => 2' }) }`).outcome).toBe('1')
  })

  test('all arguments are one crossing, functions among them', () => {
    const script = `{ func: (a, b, f) => [a === b, f({ y: 1 })], args: [globalThis.o = {}, o, (given) => given.y] }`
    expect(execute(script).outcome).toBe('Array[true, 1]')
  })

  test('gives a promise for a promise', async () => {
    const { isolated } = execute('{ func: () => 1 }')
    isolated.run(
      `contextBridge.executeInMainWorld({ func: async () => ({ a: 1 }) }).then((v) => { globalThis.got = v })`,
    )
    await new Promise((resolve) => setImmediate(resolve))
    expect(isolated.show('got')).toBe('Object{a: 1}')
  })

  test.each([
    ['undefined', 'Invalid script'],
    ['5', 'Invalid script'],
    ['{}', "Function 'func' is required in script"],
    ['{ func: 1 }', "Function 'func' is required in script"],
    ['{ func: () => {}, args: undefined }', "'args' must be an array"],
    ['{ func: () => {}, args: { length: 0 } }', "'args' must be an array"],
    ['{ func: () => {}, args: new Proxy([], {}) }', "'args' must be an array"],
    ['{ get func() { throw 1 } }', "Function 'func' is required in script"],
  ])('refuses %s with a TypeError of the preload', (script, message) => {
    expect(execute(script).outcome).toBe(`throws TypeError(message: ${JSON.stringify(message)})`)
  })

  test.each([
    ['{ func: () => { throw new TypeError("boom") } }', 'TypeError: boom'],
    ['{ func: () => { throw 5 } }', '5'],
    ['{ func: () => { throw "a\\ud800b\\0c" } }', 'a\ufffdb'],
    ['{ func: () => { throw Symbol() } }', 'Unknown error during function execution'],
    ['{ func: (() => {}).bind() }', "SyntaxError: Unexpected identifier 'code'"],
    ['{ func: ({ m() {} }).m }', "SyntaxError: Unexpected token '{'"],
    ['{ func: () => {}, args: [1, new WeakMap()] }', 'Failed to proxy argument at index 1'],
    [
      '{ func: () => {}, args: Object.defineProperty([1], 0, { get() { throw 1 } }) }',
      'Failed to get argument at index 0',
    ],
  ])('what stops %s is an Error of the main world', (script, message) => {
    const { isolated, mainContext } = twoWorlds()
    isolated.run(`try { contextBridge.executeInMainWorld(${script}) } catch (thrown) { globalThis.thrown = thrown }`)
    const thrown = isolated.run('thrown')
    expect((thrown as Error).message).toBe(message)
    expect(Object.getPrototypeOf(thrown)).toBe(runInContext('Error.prototype', mainContext))
  })

  test("a result that can't be converted is an Error of the preload", () => {
    expect(execute('{ func: () => new WeakMap() }').outcome).toBe(
      'throws Error(message: "Error: An object could not be cloned.")',
    )
  })
})
