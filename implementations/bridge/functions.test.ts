import { describe, expect, test } from 'vitest'
import { twoWorlds } from './testing/twoWorlds.ts'

const shape = `(f) => JSON.stringify(Reflect.ownKeys(f).map((key) => {
  const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(f, key)
  const flags = (writable ? 'w' : '-') + (enumerable ? 'e' : '-') + (configurable ? 'c' : '-')
  return key + ' ' + flags + ' ' + (key === 'prototype' ? Reflect.ownKeys(value) + ' ' + (value.constructor === f) : value)
}))`

describe('a proxied function', () => {
  test('looks like a native one, where it is frozen too', () => {
    const { isolated, main } = twoWorlds()
    isolated.run(`expose('f', function named(a, b) {}); expose('give', () => function named(a, b) {})`)
    expect(JSON.parse(main.run(`(${shape})(give())`) as string)).toEqual([
      'length --c 0',
      'name --c ',
      'arguments --- null',
      'caller --- null',
      'prototype w-- constructor true',
    ])
    expect(JSON.parse(main.run(`(${shape})(f)`) as string)).toEqual([
      'length --- 0',
      'name --- ',
      'arguments --- null',
      'caller --- null',
      'prototype --- constructor true',
    ])
    expect(main.show('[Function.prototype.toString.call(f), Object.isFrozen(f), Object.isFrozen(f.prototype)]')).toBe(
      'Array["function () { [native code] }", true, false]',
    )
    expect(main.show('f instanceof Function && Object.getPrototypeOf(f) === Function.prototype')).toBe('true')
  })

  test('runs as a plain call under new', () => {
    const { isolated, main } = twoWorlds()
    isolated.run(`
      expose('nothing', function () { return [new.target === undefined, 5][1] })
      expose('something', () => ({ made: 1 }))
      expose('K', class K {})
    `)
    expect(main.show('Object.getPrototypeOf(new nothing()) === nothing.prototype')).toBe('true')
    expect(main.show('Reflect.ownKeys(new nothing())')).toBe('Array[]')
    expect(main.show('new something()')).toBe('Object{made: 1}')
    expect(main.show('new (class Z extends nothing { z = 1 })().z')).toBe('1')
    expect(main.show('new (class Z extends nothing {})() instanceof nothing')).toBe('true')
    const refusal = `throws Error(message: "Class constructor K cannot be invoked without 'new'")`
    expect(main.show('new K()')).toBe(refusal)
    expect(main.show('K()')).toBe(refusal)
  })

  test.each([
    ['newest', 'holder'],
    ['28.0.0', 'holder'],
    ['27.0.2', 'holder'],
    ['27.0.1', 'itself'],
    ['25.1.1', 'itself'],
  ])('has under %s the %s as receiver, whatever its caller says', (profile, receiver) => {
    const { isolated, main } = twoWorlds({ profile })
    isolated.run(`
      'use strict'
      function name(self, f) {
        return self === f ? 'itself' : self === api ? 'api' : self === api.list ? 'list' : self === globalThis ? 'global' : 'else'
      }
      const api = { m() { return name(this, api.m) }, list: [function f() { return name(this, f) }] }
      expose('api', api)
      expose('lone', function f() { return name(this, f) })
      expose('give', () => function f() { return name(this, f) })
      expose('back', (callback) => callback())
    `)
    const shown = receiver === 'itself' ? ['itself', 'itself', 'itself', 'itself'] : ['api', 'list', 'global', 'global']
    expect(main.run('JSON.stringify([api.m.call({}), (0, api.list[0])(), lone.apply(null), give()()])')).toBe(
      JSON.stringify(shown),
    )
    expect(main.show('back(function f() { "use strict"; return [this === f, this === globalThis] })')).toBe(
      receiver === 'itself' ? 'Array[true, false]' : 'Array[false, true]',
    )
  })

  test('is called by its arguments as one crossing, and answers by another', () => {
    const { isolated, main } = twoWorlds()
    isolated.run(`expose('same', (a, b, c) => a === b && c[0] === a); expose('echo', (a) => [a, a])`)
    expect(main.show('same(...((o) => [o, o, [o]])({}))')).toBe('true')
    expect(main.show('((o) => { const [a, b] = echo(o); return [a === b, a === o] })({})')).toBe('Array[true, false]')
  })

  test('comes home as the original, also inside other values', () => {
    const { isolated, main } = twoWorlds()
    isolated.run(`
      const original = () => 1
      expose('original', original)
      expose('echo', (...all) => all)
      expose('isHome', (f, { g }, [h]) => f === original && g === original && h === original)
    `)
    expect(main.show('isHome(original, { g: original }, [original])')).toBe('true')
    expect(main.show('((f) => { const [a, { b }] = echo(f, { b: f }); return a === f && b === f })(() => 1)')).toBe(
      'true',
    )
    expect(main.show('((f) => echo(f)[0] === f)(new Proxy(() => 1, {}))')).toBe('true')
    // nothing is remembered, not even what was made for the same original before
    isolated.run(`expose('give', () => original)`)
    expect(main.show('give() === give()')).toBe('false')
  })

  test('that the page made is the page’s own again when the preload exposes it', () => {
    const { isolated, main } = twoWorlds()
    isolated.run(`expose('take', (f) => expose('back', { f }))`)
    main.run('var f = Object.assign(() => 1, { state: {} }); take(f)')
    expect(main.show('[back.f === f, Object.isFrozen(f), Object.isFrozen(f.state)]')).toBe('Array[true, true, true]')
  })
})

describe('what a proxied function throws', () => {
  const unknown =
    'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.'
  test.each([
    ['new TypeError("m", { cause: 1 })', 'm'],
    ['{ message: "m", code: 1 }', 'm'],
    ['Object.assign(() => 1, { message: "m" })', 'm'],
    ['new Proxy({}, { get: () => "m" })', 'm'],
    ['new Error()', ''],
    ['5', unknown],
    ['null', unknown],
    ['undefined', unknown],
    ['{ message: 5 }', unknown],
    ['{ get message() { throw 1 } }', unknown],
  ])('%s arrives as an Error with a text', (thrown, text) => {
    const { isolated, main } = twoWorlds()
    isolated.run(`expose('fail', () => { throw (${thrown}) })`)
    expect(main.show('fail()')).toBe(`throws Error(message: "${text}")`)
    main.run(`globalThis.fail2 = () => { throw (${thrown}) }`)
    isolated.run(`expose('back', (f) => { try { f() } catch (error) { globalThis.caught = error } })`)
    main.run('back(fail2)')
    expect(isolated.show('caught')).toBe(`Error(message: "${text}")`)
  })

  test('is thrown on as itself when an argument’s array throws it, and the original is not called', () => {
    const { isolated, main } = twoWorlds()
    isolated.run(`var calls = 0; expose('take', () => { calls++ })`)
    main.run('var mine = {}')
    const array = 'Object.defineProperty([], 0, { get() { throw mine } })'
    expect(main.show(`(() => { try { take(1, [${array}]) } catch (error) { return error === mine } })()`)).toBe('true')
    expect(isolated.run('calls')).toBe(0)
  })

  test.each([
    ['new TypeError("m")', 'Uncaught TypeError: m'],
    ['Object.assign(new Error("m"), { name: "N" })', 'Uncaught N: m'],
    ['new RangeError("")', 'Uncaught RangeError'],
    ['"text"', 'Uncaught text'],
    ['123', 'Uncaught 123'],
    ['null', 'Uncaught null'],
    ['Symbol("s")', 'Uncaught Symbol(s)'],
    ['{}', 'Uncaught #<Object>'],
    ['new (class K {})()', 'Uncaught #<K>'],
    ['new Map()', 'Uncaught #<Map>'],
    ['[1]', 'Uncaught [object Array]'],
    ['Object.create(null)', 'Uncaught [object Object]'],
    ['new Date(0)', 'Uncaught [object Date]'],
    ['new Uint8Array(1)', 'Uncaught [object Uint8Array]'],
    ['new Uint8Array(new ArrayBuffer(1, { maxByteLength: 2 }))', 'Uncaught [object Object]'],
    ['function f() {}', 'Uncaught function f() {}'],
  ])('%s by a result’s array arrives with V8’s text', (thrown, text) => {
    const { isolated, main } = twoWorlds()
    isolated.run(`expose('give', () => Object.defineProperty([], 0, { get() { throw (${thrown}) } }))`)
    expect(main.show('give()')).toBe(`throws Error(message: "${text}")`)
  })

  test('is a RangeError of the caller when the stack is full', () => {
    const { isolated, main } = twoWorlds()
    isolated.run(`expose('ping', (pong) => pong(pong))`)
    main.run('var pong = (self) => ping(self)')
    const full = main.show('ping(pong)')
    expect(full).toMatch(/^throws (Range)?Error\(message: "Maximum call stack size exceeded"\)$/)
  })
})
