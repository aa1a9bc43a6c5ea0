import type { Key, Primitive } from '../../model/scenario/primitive.ts'
import { wellKnownSymbols } from '../../model/scenario/symbols.ts'
import type { Deck } from './deck.ts'

const plain: readonly Primitive[] = [
  { undefined: true },
  null,
  0,
  1,
  true,
  false,
  '',
  'text',
  42,
  -1,
  'home',
  1.5,
  'a',
  7,
  'blue',
  100,
]

const special: readonly Primitive[] = [
  { number: 'NaN' },
  { number: '-0' },
  { number: 'Infinity' },
  { number: '-Infinity' },
  Number.MAX_SAFE_INTEGER,
  4294967295,
  1e21,
  5e-324,
  0.1,
  { bigint: '0' },
  { bigint: '12' },
  { bigint: '-9007199254740993' },
  { bigint: '340282366920938463463374607431768211456' },
  '\ud800',
  'a\udfffb',
  'a\ud800b\udfff',
  '\u0000',
  'a\u0000b\nc',
  'ünïcode \u{1f600}',
  'line\nbreak "quoted" \\ </script>',
  '\u2028',
  '__proto__',
  'x'.repeat(70),
  { symbol: 'unique:token' },
  { symbol: 'unique:mark' },
  { symbol: 'for:app' },
  { symbol: 'for:' },
  { symbol: 'for:\ud800' },
  { symbol: '@@iterator' },
  { symbol: '@@toStringTag' },
]

export function drawPrimitive(deck: Deck): Primitive {
  return deck.chance(18) ? deck.choose(special) : deck.choose(plain)
}

const boxable: readonly Primitive[] = [0, 1, true, false, '', 'text', { bigint: '12' }, { number: '-0' }, 'ab']

/** A boxed symbol can't be cloned, so it is rare. */
export function drawBoxable(deck: Deck): Primitive {
  return deck.onceIn(14) ? { symbol: 'unique:token' } : deck.choose(boxable)
}

/** Keys of primitives in objects, as an application names them. */
const dataKeys = ['id', 'name', 'size', 'limit', 'ready', 'count', 'path', 'kind', 'title', 'version'] as const

/** Keys that any kind of node with properties takes. */
const oddKeys: readonly Key[] = [
  '',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'toJSON',
  'a b',
  'é',
  '\ud800',
  '__defineGetter__',
  { symbol: 'unique:token' },
  { symbol: 'unique:key' },
  { symbol: 'for:app' },
  ...wellKnownSymbols.map((name): Key => ({ symbol: `@@${name}` })),
]

/** Keys that only a plain object takes. */
const objectKeys: readonly Key[] = [
  '0',
  '1',
  '42',
  '4294967294',
  '4294967295',
  '-1',
  '01',
  'length',
  'message',
  'stack',
]

export function drawDataKey(deck: Deck): Key {
  return deck.choose(dataKeys)
}

/** Keys that a change takes: none that some kind of object keeps for itself. */
const changeKeys = dataKeys.filter((key) => key !== 'name')
const keptKeys: readonly Key[] = [
  '__proto__',
  'length',
  'then',
  'name',
  'arguments',
  'caller',
  'prototype',
  'message',
  'stack',
  'cause',
]

export function isChangeable(key: Key): boolean {
  return !keptKeys.includes(key) && !(typeof key === 'string' && /^[0-9]{4,}$/.test(key))
}

export function drawChangeKey(deck: Deck): Key {
  return deck.choose(changeKeys)
}

/** A key that bridges have got wrong before. */
export function drawOddKey(deck: Deck, isObject: boolean): Key {
  return isObject && deck.chance(40) ? deck.choose(objectKeys) : deck.choose(oddKeys)
}
