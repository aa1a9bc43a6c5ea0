import { describe, expect, test } from 'vitest'
import { twoWorlds } from './testing/twoWorlds.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Shows how the promise that an expression of the main world gives is settled. */
async function settled(expression: string, prepare: string) {
  const { isolated, main } = twoWorlds()
  isolated.run(prepare)
  main.run(`globalThis.outcome = 'pending';
    (${expression}).then((value) => { outcome = ['fulfilled', value] }, (reason) => { outcome = ['rejected', reason] })`)
  await turn()
  return main.show('outcome')
}

describe('a promise', () => {
  test.each([
    ['new TypeError("m")', 'Error(message: "m")'],
    ['"text"', '"text"'],
    ['undefined', 'undefined'],
    ['{ a: [1] }', 'Object{a: Array[1]}'],
    ['() => 1', 'Function(native)'],
    ['new WeakMap()', 'Error(message: "Uncaught Error: An object could not be cloned.")'],
  ])('that is rejected with %s is rejected with its copy', async (reason, shown) => {
    expect(await settled('f()', `expose('f', async () => { throw (${reason}) })`)).toBe(`Array["rejected", ${shown}]`)
  })

  test('gives its value as it is when it settles, once and not frozen', async () => {
    const prepare = `expose('f', () => { const o = { n: 1 }; const p = Promise.resolve(o); o.n = 2; return p })`
    expect(await settled('f()', prepare)).toBe('Array["fulfilled", Object{n: 2}]')
    expect(await settled('(() => { const p = f(); return Promise.all([p, p]) })()', prepare)).toBe(
      'Array["fulfilled", Array[Object{n: 2}, #2]]',
    )
    expect(await settled('p', `expose('p', Promise.resolve({ q: Promise.resolve({}) }))`)).toBe(
      'Array["fulfilled", Object{q: Promise()}]',
    )
  })

  test('is observed with the intrinsic then', async () => {
    const prepare = `
      Promise.prototype.then = () => { throw new Error('patched') }
      expose('f', () => Object.assign(Promise.resolve(3), { then: () => { throw new Error('own') } }))`
    expect(await settled('f()', prepare)).toBe('Array["fulfilled", 3]')
  })

  test('of a thenable is an object with a function, which await calls', async () => {
    const prepare = `expose('f', () => ({ then(resolve) { resolve(3) } }))`
    expect(await settled('(async () => f())()', prepare)).toBe('Array["fulfilled", 3]')
  })

  test('stays pending as long as the original does', async () => {
    expect(await settled('f()', `expose('f', () => new Promise(() => {}))`)).toBe('"pending"')
  })

  test('counts as handled in its own world and not in the other one', async () => {
    const { isolated, main } = twoWorlds()
    const unhandled: unknown[] = []
    const listener = (reason: unknown) => unhandled.push(reason)
    const others = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection')
    process.on('unhandledRejection', listener)
    try {
      isolated.run(`expose('f', () => Promise.reject(new TypeError('m')))`)
      main.run('f()')
      await turn()
      await turn()
    } finally {
      process.off('unhandledRejection', listener)
      for (const other of others) process.on('unhandledRejection', other)
    }
    expect(unhandled).toHaveLength(1)
    const isOfMain = main.run('(reason) => reason instanceof Error && reason.constructor === Error')
    expect((isOfMain as (reason: unknown) => boolean)(unhandled[0])).toBe(true)
  })
})
