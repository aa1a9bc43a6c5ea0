import { describe, expect, test } from 'vitest'
import { profileOf } from '../../model/profile.ts'
import type { Fault } from '../bridge/parts.ts'
import { send, twoWorlds, ways } from '../bridge/testing/twoWorlds.ts'
import { mutantOf, mutants } from './mutants.ts'

const probes = [
  '1',
  'Symbol.iterator',
  '((o) => [o, o])({ f() {} })',
  '[() => 1]',
  '[new Promise(() => {})]',
  'new TypeError("m")',
  '[1, , { [Symbol.iterator]: 1 }]',
  '((a) => (a.push(a), a))([])',
  'new Date(0)',
  '/a/g',
  'Object("s")',
  'new Map()',
  'new Set()',
  'new ArrayBuffer(1)',
  'new Uint8Array(1)',
  'new Map([[1, new RangeError("m")]])',
  'new Map([[1, [1]]])',
  'new Map([[1, {}]])',
  '({ [Symbol.for("platform")]: "wrapper" })',
  'new Map([[1, { [Symbol.for("platform")]: "other" }]])',
  'new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))',
]

/** What a bridge with these faults shows: every probe by every way, then what functions do. */
async function behaviour(faults: readonly Fault[]): Promise<Record<string, string>> {
  const shown: Record<string, string> = {}
  const worlds = twoWorlds({ faults })
  for (const way of ways) {
    for (const probe of probes) shown[`${way} ${probe}`] = await send(worlds, way, probe)
  }
  const { isolated, main } = worlds
  isolated.run(`
    const api = { self() { return this === api }, echo: (f) => f }
    try { expose('api', api) } catch {}`)
  shown.receiver = main.show('api.self()')
  shown.executed = isolated.show(
    `contextBridge.executeInMainWorld({ func: function () { 'use strict'; return this === null } })`,
  )
  shown.home = main.show('((f) => api.echo(f) === f)(() => 1)')
  return shown
}

const rules = profileOf('newest').rules
const sound = await behaviour([])

describe.each(Object.entries(mutants))('%s', (_name, { apply, rule }) => {
  test('differs from the bridge that follows the rules', async () => {
    expect(await behaviour([apply])).not.toEqual(sound)
  })

  test('breaks a rule that is in force', () => {
    expect(rules).toContain(rule)
  })
})

test.each([
  ['skip-freeze', 'expose [() => 1]', 'Array[Function(native)]'],
  ['array-by-reference', 'return [() => 1]', 'Foreign[Foreign(own)]'],
  ['keep-error-class', 'return new TypeError("m")', 'TypeError(message: "m")'],
  ['lose-receiver', 'receiver', 'false'],
  ['fresh-proxy-home', 'home', 'false'],
  ['execute-with-receiver', 'executed', 'false'],
  ['leak-prototype', 'return new Map([[1, {}]])', sound['return new Map([[1, {}]])']],
  [
    'leak-prototype',
    'return [1, , { [Symbol.iterator]: 1 }]',
    'Array[1, undefined, Foreign{[Symbol(Symbol.iterator)]: 1}]',
  ],
  [
    'without-depth',
    'argument ((a) => (a.push(a), a))([])',
    'throws RangeError(message: "Maximum call stack size exceeded")',
  ],
  [
    'without-promise',
    'return [new Promise(() => {})]',
    'throws Error(message: "Uncaught Error: An object could not be cloned.")',
  ],
])('%s shows at "%s"', async (name, probe, shown) => {
  expect((await behaviour([mutantOf(name).apply]))[probe]).toBe(shown)
})

test('an unknown mutant is one sentence', () => {
  expect(() => mutantOf('nope')).toThrow(
    /^There is no mutant "nope": use one of skip-freeze, .*without-clone-object\.$/,
  )
})
