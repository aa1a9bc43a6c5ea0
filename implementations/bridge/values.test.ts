import { describe, expect, test } from 'vitest'
import { send, twoWorlds, ways } from './testing/twoWorlds.ts'

/** [what is sent, what arrives]: by all ways alike, but frozen when it is exposed. */
const copied: readonly [sent: string, arrives: string][] = [
  ['undefined', 'undefined'],
  ['null', 'null'],
  ['true', 'true'],
  ['-0', '-0'],
  ['NaN', 'NaN'],
  ['"\\ud800"', '"\\ud800"'],
  ['12n', '12n'],
  ['Symbol.for("s")', 'Symbol(s)'],
  ['Symbol.iterator', 'Symbol(Symbol.iterator)'],

  ['() => 1', 'Function(native)'],
  ['class K {}', 'Function(native)'],
  ['async () => 1', 'Function(native)'],
  ['function* () {}', 'Function(native)'],
  ['new Proxy(() => 1, {})', 'Function(native)'],
  ['Object.assign(() => 1, { own: 1 })', 'Function(native)'],
  ['{ f() {} }', 'Object{f: Function(native)}'],

  ['[new Promise(() => {})]', 'Array[Promise()]'],
  ['[new (class P extends Promise {})(() => {})]', 'Array[Promise()]'],

  ['new Error("m")', 'Error(message: "m")'],
  ['new Error()', 'Error(message: "")'],
  ['new TypeError("m", { cause: 1 })', 'Error(message: "m")'],
  ['Object.assign(new RangeError("m"), { code: 1, name: "N" })', 'Error(message: "m")'],
  ['new (class E extends Error { message = "own" })()', 'Error(message: "own")'],
  ['Object.assign(new TypeError(""), { message: 42 })', 'Error(message: "Uncaught TypeError")'],
  ['Object.create(Error.prototype)', 'Object{}'],
  ['((e) => [e, e])(new Error("m"))', 'Array[Error(message: "m"), Error(message: "m")]'],

  ['[1, "a", [2]]', 'Array[1, "a", Array[2]]'],
  ['[1, , 3]', 'Array[1, undefined, 3]'],
  ['Object.assign([1], { named: 1 })', 'Array[1]'],
  ['new (class A extends Array {})(1, 2)', 'Array[1, 2]'],
  ['Object.freeze([1])', 'Array[1]'],
  ['Object.defineProperty([1, 2], 0, { get: () => "got" })', 'Array["got", 2]'],
  ['Object.defineProperty([1, 2], 0, { get() { this.length = 0; return 7 } })', 'Array[7, undefined]'],
  ['new Array(20_000).fill(1).length', '20000'],

  ['{ b: 1, a: undefined, 1: 2 }', 'Object{1: 2, b: 1, a: undefined}'],
  ['{ [Symbol.for("s")]: 1, a: 2 }', 'Object{a: 2, [Symbol(s)]: 1}'],
  ['Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true }, hidden: { value: 1 } })', 'Object{own: 1}'],
  ['{ __proto__: null, a: 1 }', 'Object{a: 1}'],
  ['new (class { x = 1; #p = 2; m() {} })()', 'Object{x: 1}'],
  ['{ get a() { return [1] }, set b(value) {} }', 'Object{a: Array[1], b: undefined}'],
  ['{ get a() { delete this.b; this.c = 1; return 0 }, b: 1 }', 'Object{a: 0}'],
  ['{ ["__proto__"]: { p: 1 }, z: 1 }', 'Object{__proto__: Object{p: 1}, z: 1}'],
  ['new WeakRef({})', 'Object{}'],
  ['[][Symbol.iterator]()', 'Object{}'],
  ['((o) => ({ x: o, y: o, z: [o] }))({ k: 1 })', 'Object{x: Object{k: 1}, y: #1, z: Array[#1]}'],
  ['((f) => [f, f])(() => 1)', 'Array[Function(native), #1]'],
  ['((o) => (o.self = o))({})', 'Object{self: #0}'],
  ['((o) => (o.a = [o], o))({})', 'Object{a: Array[#0]}'],
  ['((a) => (a.push({ a }), a))([])', 'Array[Object{a: Array[#1]}]'],

  ['new Date(1234)', 'Date(1234)'],
  ['new Date(NaN)', 'Date(NaN)'],
  ['Object.assign(new Date(1), { own: 1 })', 'Date(1)'],
  ['Object.assign(/a\\/b/gi, { lastIndex: 3 })', 'RegExp(/a\\/b/gi 0)'],
  ['Object(5)', 'Number(5)'],
  ['Object("s")', 'String("s")'],
  ['Object(false)', 'Boolean(false)'],
  ['Object(1n)', 'BigInt(1n)'],
  ['new Map([[1, { k: [2] }], ["k", NaN]])', 'Map(1 => Object{k: Array[2]}, "k" => NaN)'],
  ['((m) => m.set("m", m))(new Map())', 'Map("m" => #0)'],
  ['new (class M extends Map {})([[1, 2]])', 'Map(1 => 2)'],
  ['new Set([1, { a: 1 }])', 'Set(1, Object{a: 1})'],
  ['new Map([[1, new TypeError("m", { cause: { c: 1 } })]])', 'Map(1 => TypeError(message: "m", cause: Object{c: 1}))'],
  ["new Set([Object.defineProperty(new Error, 'message', { get() { throw 0 } })])", 'Set(Error())'],
  ['new Map([[1, new Error()]])', 'Map(1 => Error())'],
  [
    'new Map([[1, Object.assign(new (class E extends RangeError {})("m"), { code: 1 })]])',
    'Map(1 => RangeError(message: "m"))',
  ],
  ['new Map([[1, Object.assign(new Error("m"), { name: "Mine" })]])', 'Map(1 => Error(message: "m"))'],
  ['new Map([[1, Object.assign([1, , 3], { x: 1 })]])', 'Map(1 => Array[1, -, 3, x: 1])'],
  ['new Map([[1, { [Symbol.for("s")]: 1, a: 2 }]])', 'Map(1 => Object{a: 2})'],
  ['new Map([[1, Object.create([1][Symbol.iterator]())]])', 'Map(1 => Object{})'],
  ['new Map([[1, { [Symbol.toStringTag]: "Array Iterator" }]])', 'Map(1 => Object{})'],
  ['new Map([[1, { ["__proto__"]: 1 }]])', 'Map(1 => Object{__proto__: 1})'],
  ['((o) => [o, new Map([[o, o]])])({ a: 1 })', 'Array[Object{a: 1}, Map(Object{a: 1} => #3)]'],
  ['((m) => [m, m])(new Map())', 'Array[Map(), #1]'],
  ['new Uint8Array([1, 255]).buffer', 'ArrayBuffer(01ff)'],
  ['new ArrayBuffer(1, { maxByteLength: 4 })', 'ArrayBuffer(00 of 4)'],
  [
    '((b) => new Map([[1, new Uint8Array(b, 1)], [2, new Int16Array(b, 2, 1)]]))(new ArrayBuffer(4))',
    'Map(1 => Uint8Array(1+3 of ArrayBuffer(00000000)), 2 => Int16Array(2+1 of #2))',
  ],
]

/** Typed arrays are left out of the freeze. */
const neverFrozen: readonly [sent: string, arrives: string][] = [
  ['new Uint8Array([1, 2, 3, 4]).subarray(1, 3)', 'Uint8Array(1+2 of ArrayBuffer(01020304))'],
  ['new Float64Array([1])', 'Float64Array(0+1 of ArrayBuffer(000000000000f03f))'],
  ['new BigInt64Array([1n])', 'BigInt64Array(0+1 of ArrayBuffer(0100000000000000))'],
]

/** [what is sent, class and message of the error] */
const clone = ['Error', 'An object could not be cloned.'] as const
const deep = [
  'TypeError',
  'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
] as const
const refused: readonly [sent: string, error: readonly [name: string, message: string]][] = [
  ['new Proxy({}, {})', clone],
  ['new Proxy([], {})', clone],
  ['(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return [proxy] })()', clone],
  ['{ deep: [new Proxy({}, {})] }', clone],
  ['Object(Symbol("s"))', clone],
  ['(function* () {})()', clone],
  ['(async function* () {})()', clone],
  ['(function () { return arguments })()', clone],
  ['new WeakMap()', clone],
  ['new WeakSet()', clone],
  ['new Map().entries()', clone],
  ['new Set().values()', clone],
  ['new SharedArrayBuffer(1)', clone],
  ['new Uint8Array(new SharedArrayBuffer(1))', clone],
  ['(() => { const b = new ArrayBuffer(1); structuredCloneAway(b); return b })()', clone],
  ['(() => { const b = new Uint8Array(1); structuredCloneAway(b.buffer); return b })()', clone],
  [
    '(() => { const b = new ArrayBuffer(8, { maxByteLength: 8 }), v = new Uint8Array(b, 4, 2); b.resize(1); return v })()',
    clone,
  ],
  ['new Map([[1, () => 1]])', clone],
  ['new Map([[1, Symbol.iterator]])', clone],
  ['new Map([[1, [1][Symbol.iterator]()]])', clone],
  ['new Map([[1, Object.assign([1][Symbol.iterator](), { x: 1 })]])', clone],
  ['new Set([Promise.resolve()])', clone],
  ['new Set([new Proxy({}, {})])', clone],
  ['new Map([[1, { get a() { throw new TypeError("mine") } }]])', clone],
  ['((a) => (a.push(a), a))([])', deep],
]

describe.each(ways)('by %s', (way) => {
  test.each(copied)('%s arrives as a copy', async (sent, arrives) => {
    const shown = await send(worlds(), way, sent)
    expect(shown.replaceAll('!', '')).toBe(arrives)
    if (way !== 'expose') expect(shown).not.toContain('!')
  })

  test.each(neverFrozen)('%s arrives as a copy', async (sent, arrives) => {
    expect(await send(worlds(), way, sent)).toBe(arrives)
  })

  test.each(refused)('%s is refused', async (sent, [name, message]) => {
    const error = {
      expose: `throws ${name}(message: "${message}")`,
      argument: `throws ${name}(message: "${message}")`,
      return: `throws Error(message: "Uncaught ${name}: ${message}")`,
      promise: `Array[Error(message: "Uncaught ${name}: ${message}"), "rejected"]`,
    }
    expect(await send(worlds(), way, sent)).toBe(error[way])
  })
})

test('an exposed API is frozen to the leaves, but for typed arrays, symbol-keyed and non-enumerable children', async () => {
  expect(
    await send(worlds(), 'expose', '{ a: [{ f() {} }], [Symbol.for("s")]: {}, t: new Uint8Array(1), d: new Date(0) }'),
  ).toBe(
    'Object!{a: Array![Object!{f: Function!(native)}], t: Uint8Array(0+1 of ArrayBuffer(00)), d: Date!(0), [Symbol(s)]: Object{}}',
  )
  expect(await send(worlds(), 'expose', 'new Map([[1, {}]])')).toBe('Map!(1 => Object{})')
  expect(await send(worlds(), 'expose', 'new DataView(new ArrayBuffer(1))')).toMatch(/^DataView!/)
})

test('a view that tracks its buffer goes on tracking, one of fixed length does not', () => {
  const { isolated, main } = worlds()
  isolated.run(`
    const buffer = new ArrayBuffer(2, { maxByteLength: 4 })
    expose('views', () => new Set([new Uint8Array(buffer), new Uint8Array(buffer, 0, 2), new DataView(buffer, 1)]))
  `)
  main.run('var [tracking, fixed, data] = views(); tracking.buffer.resize(4)')
  expect(main.show('[tracking.length, fixed.length, data.byteLength]')).toBe('Array[4, 2, 3]')
})

test('a view goes on tracking also where it does not fill its buffer', () => {
  const { isolated, main } = worlds()
  isolated.run(`
    const buffer = new ArrayBuffer(4, { maxByteLength: 8 })
    const view = new Uint16Array(buffer, 2)
    buffer.resize(5)
    new Uint8Array(buffer).set([1, 2, 3, 4, 5])
    expose('view', () => view)
  `)
  main.run('var arrived = view()')
  expect(main.show('arrived')).toBe('Uint16Array(2+1 of ArrayBuffer(0102030405 of 8))')
  main.run('arrived.buffer.resize(8)')
  expect(main.show('arrived.length')).toBe('3')
})

test('a place deeper than 1000 is refused, also for a primitive or what crossed before', () => {
  const { isolated, main } = worlds()
  isolated.run(`
    expose('take', () => 'ok')
    expose('nest', undefined)
  `)
  main.run(`
    const wrap = (value, count, step) => { for (let i = 0; i < count; i++) value = step(value); return value }
    const inObject = (x) => ({ x })
    const inArray = (x) => [x]
    const accepts = (value) => { try { return take(value) } catch (error) { return error.name } }
  `)
  expect(
    main.show(`[
      accepts(wrap([], 999, inArray)), accepts(wrap([], 1000, inArray)),
      accepts(wrap(1, 999, inArray)), accepts(wrap(1, 1000, inArray)),
      accepts(wrap({}, 499, inObject)), accepts(wrap({}, 500, inObject)),
      accepts(wrap(1, 499, inObject)), accepts(wrap(1, 500, inObject)),
    ]`),
  ).toBe('Array["ok", "TypeError", "ok", "TypeError", "ok", "TypeError", "ok", "TypeError"]')
})

test('a cloned error is not asked for a message that it computes', () => {
  const { isolated } = worlds()
  isolated.run(`
    globalThis.calls = 0
    expose('api', new Set([Object.defineProperty(new Error, 'message', { get() { calls++ } })]))`)
  expect(isolated.show('calls')).toBe('0')
})

test('a proxy is refused without a question', () => {
  const { isolated } = worlds()
  isolated.run(`
    globalThis.traps = 0
    const handler = { getPrototypeOf() { traps++; return null }, ownKeys() { traps++; return [] }, get() { traps++ } }
    try { expose('api', new Proxy({}, handler)) } catch {}
    try { expose('api', new Set([new Proxy({}, handler)])) } catch {}`)
  expect(isolated.show('traps')).toBe('0')
})

test.each([
  'new Intl.ListFormat()',
  'new Intl.RelativeTimeFormat()',
  'new Intl.DisplayNames("en", { type: "region" })',
  ...('DurationFormat' in Intl ? ['new Intl.DurationFormat()'] : []),
  'new Intl.NumberFormat()',
  'new Intl.Segmenter()',
  'new Intl.Segmenter().segment("a b")',
  'new Intl.Segmenter().segment("a b")[Symbol.iterator]()',
])('%s is refused by structured clone, as by V8, and a copy of an object otherwise', (expression) => {
  const { isolated, main } = worlds()
  expect(() => structuredClone(isolated.run(expression))).toThrow('could not be cloned')
  expect(isolated.show(`expose('map', new Map([[1, ${expression}]]))`)).toContain('An object could not be cloned.')
  isolated.run(`expose('direct', ${expression})`)
  expect(main.show('Object.getPrototypeOf(direct) === Object.prototype')).toBe('true')
})

test('an object that only looks like segments is cloned', () => {
  const { isolated, main } = worlds()
  isolated.run(`
    class Segments { containing() {} }
    expose('api', new Map([[1, new Segments()]]))`)
  expect(main.show('api.get(1)')).toBe('Object{}')
})

test('a WebAssembly module is lost once in a crossing: what a getter throws after that is what shows', () => {
  const { isolated, main } = twoWorlds({ profile: '33.2.1' })
  isolated.run(`
    const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))
    expose('lose', () => new Map([[1, { module }]]))
    expose('loseTwice', () => ({ a: module, get b() { throw 'no' }, c: module }))`)
  const message = (call: string) =>
    main.show(`(() => { try { return ${call} } catch (error) { return error.message } })()`)
  expect(message('lose()')).toBe('"Uncaught Error: Unable to deserialize cloned data."')
  expect(message('loseTwice()')).toBe('"Uncaught no"')
})

/** Fresh worlds with a way to detach a buffer in each. */
function worlds() {
  const made = twoWorlds()
  const detach = (buffer: ArrayBuffer) => void structuredClone(buffer, { transfer: [buffer] })
  for (const world of [made.isolated, made.main]) {
    ;(world.run('(f) => { globalThis.structuredCloneAway = f }') as (f: unknown) => void)(detach)
  }
  return made
}
