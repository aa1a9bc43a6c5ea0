import { describe, expect, test } from 'vitest'
import { twoWorlds } from './testing/twoWorlds.ts'

describe('a name that is taken', () => {
  const message = 'message: "Cannot bind an API on top of an existing property on the window object"'

  test.each(['newest', '35.0.0'])('is refused under %s with an error of the main world', (profile) => {
    const { isolated } = twoWorlds({ profile })
    expect(isolated.show(`expose('toString', 1)`)).toBe(`throws Foreign(${message})`)
  })

  test.each(['34.0.0', '25.1.1'])('is refused under %s with an error of the isolated world', (profile) => {
    const { isolated, main } = twoWorlds({ profile })
    expect(isolated.show(`expose('toString', 1)`)).toBe(`throws Error(${message})`)
    isolated.run(`expose('api', 1)`)
    expect(isolated.show(`expose('api', 2)`)).toBe(`throws Error(${message})`)
    main.run('Object.prototype.inherited = 1')
    expect(isolated.show(`expose('inherited', 2)`)).toBe(`throws Error(${message})`)
    expect(main.show('api')).toBe('1')
  })

  test('is no reason to look at the API', () => {
    const { isolated } = twoWorlds()
    isolated.run(`var reads = 0; try { expose('toString', { get a() { reads++ } }) } catch {}`)
    expect(isolated.run('reads')).toBe(0)
  })
})

test('an API is a read-only, enumerable property of the page’s global', () => {
  const { isolated, main } = twoWorlds()
  isolated.run(`expose('api', undefined)`)
  expect(main.show(`Object.getOwnPropertyDescriptor(globalThis, 'api')`)).toBe(
    'Object{value: undefined, writable: false, enumerable: true, configurable: false}',
  )
  expect(isolated.show('expose(5, 1)')).toMatch(/^throws TypeError\(message: "Error processing argument at index 1/)
  expect(isolated.show(`expose('failing', new WeakMap())`)).toMatch(/^throws Error/)
  expect(main.show(`'failing' in globalThis`)).toBe('false')
})

describe('an own __proto__ key', () => {
  test.each(['25.1.1', '33.2.1', '42.0.0-beta.3'])('sets the prototype of the copy under %s', (profile) => {
    const { isolated, main } = twoWorlds({ profile })
    isolated.run(`expose('give', (value) => ({ ['__proto__']: value, z: 1 }))`)
    expect(main.show('Object.getPrototypeOf(give({ p: 1 }))')).toBe('Object{p: 1}')
    expect(main.show('Object.keys(give({ p: 1 }))')).toBe('Array["z"]')
    expect(main.show('give(null)')).toBe('null{z: 1}')
    expect(main.show('give(5)')).toBe('Object{z: 1}')
    isolated.run(
      `expose('self', () => { const o = {}; Object.defineProperty(o, '__proto__', { value: o, enumerable: true }); return o })`,
    )
    expect(main.show('self()')).toBe('Object{}')
  })

  test.each(['newest', '42.0.0'])('is an own property of the copy under %s', (profile) => {
    const { isolated, main } = twoWorlds({ profile })
    isolated.run(`expose('give', (value) => ({ ['__proto__']: value, z: 1 }))`)
    expect(main.show('give({ p: 1 })')).toBe('Object{__proto__: Object{p: 1}, z: 1}')
  })
})

describe('a throwing array accessor', () => {
  const array = `Object.defineProperty([1, 2], 0, { get() { throw new TypeError('boom') } })`

  test.each(['25.1.1', '33.2.1'])('asks for an abort under %s', (profile) => {
    const worlds = twoWorlds({ profile })
    worlds.isolated.show(`expose('api', { list: ${array} })`)
    expect(worlds.aborts()).toBe(1)
  })

  test('throws under newest', () => {
    const worlds = twoWorlds()
    expect(worlds.isolated.show(`expose('api', { list: ${array} })`)).toBe('throws TypeError(message: "boom")')
    expect(worlds.main.show(`'api' in globalThis`)).toBe('false')
    expect(worlds.aborts()).toBe(0)
  })
})
