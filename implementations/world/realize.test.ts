import { describe, expect, test } from 'vitest'
import type { ValueNode } from '../../model/scenario/recipe.ts'
import { functionForms } from '../../model/scenario/words.ts'
import { seenOf } from './testing/fake.ts'

const world = { in: 'isolated' } as const
const plain = { proto: 'isolated:Object.prototype', extensible: true }

describe('a recipe node is built as the language says', () => {
  const nodes: [title: string, node: ValueNode, seen: object][] = [
    [
      'an object with flags, symbols and accessors',
      {
        kind: 'object',
        ...world,
        properties: [
          { key: 'a', value: 1 },
          { key: '1', value: { number: '-0' } },
          { key: { symbol: 'unique:mark' }, value: { symbol: 'for:x' } },
          { key: { symbol: '@@iterator' }, value: { bigint: '12' }, writable: false },
          { key: '__proto__', value: null, enumerable: false },
          { key: 'none', configurable: false },
          { key: 'get', get: 5, set: true },
          { key: 'set', set: true },
        ],
      },
      {
        is: 'object',
        ...plain,
        props: [
          ['1', 'wec', { number: '-0' }],
          ['a', 'wec', 1],
          ['__proto__', 'w-c', null],
          ['none', 'we-', { undefined: true }],
          ['get', '-ec', { accessor: 'get set', calls: 0 }],
          ['set', '-ec', { accessor: 'set', calls: 0 }],
          [{ symbol: 'unique:isolated.mark' }, 'wec', { symbol: 'for:x' }],
          [{ symbol: '@@iterator' }, '-ec', { bigint: '12' }],
        ],
      },
    ],
    [
      'an object without prototype',
      { kind: 'object', ...world, prototype: null },
      { is: 'object', proto: null, extensible: true, props: [] },
    ],
    ['a primitive as prototype', { kind: 'object', ...world, prototype: 7 }, { is: 'object', ...plain, props: [] }],
    [
      'a frozen object',
      { kind: 'object', ...world, integrity: 'frozen', properties: [{ key: 'a', value: 1 }] },
      { is: 'object', proto: plain.proto, extensible: false, props: [['a', '-e-', 1]] },
    ],
    [
      'an array with a hole, an accessor and a name',
      {
        kind: 'array',
        ...world,
        items: ['x', { hole: true }, { get: 1 }, { throws: 2 }, { value: 'node' }],
        properties: [{ key: 'name', value: { number: 'NaN' } }],
      },
      {
        is: 'array',
        proto: 'isolated:Array.prototype',
        extensible: true,
        props: [
          ['0', 'wec', 'x'],
          ['2', '-ec', { accessor: 'get', calls: 0 }],
          ['3', '-ec', { accessor: 'get', calls: 0 }],
          ['4', 'wec', { own: 'node' }],
          ['length', 'w--', 5],
          ['name', 'wec', { number: 'NaN' }],
        ],
      },
    ],
    [
      'an error of a subclass',
      { kind: 'error', ...world, class: 'TypeError', subclass: true, message: 'no', cause: { value: 'node' } },
      {
        is: 'error',
        proto: 'isolated:CustomTypeError.prototype',
        extensible: true,
        props: [
          ['message', 'w-c', 'no'],
          ['cause', 'w-c', { own: 'node' }],
        ],
      },
    ],
    [
      'an error that claims another tag',
      {
        kind: 'error',
        ...world,
        class: 'Error',
        message: '',
        properties: [{ key: { symbol: '@@toStringTag' }, value: 'Map' }],
      },
      {
        is: 'error',
        proto: 'isolated:Error.prototype',
        extensible: true,
        props: [
          ['message', 'w-c', ''],
          [{ symbol: '@@toStringTag' }, 'wec', 'Map'],
        ],
      },
    ],
    [
      'a promise',
      { kind: 'promise', ...world, fulfilled: 1 },
      { is: 'promise', proto: 'isolated:Promise.prototype', extensible: true, props: [] },
    ],
    [
      'a map',
      { kind: 'map', ...world, entries: [[{ number: '-0' }, { value: 'node' }]], properties: [{ key: 'a' }] },
      {
        is: 'map',
        proto: 'isolated:Map.prototype',
        entries: [[0, { own: 'node' }]],
        extensible: true,
        props: [['a', 'wec', { undefined: true }]],
      },
    ],
    [
      'a set',
      { kind: 'set', ...world, values: ['a', 'a', 1] },
      { is: 'set', proto: 'isolated:Set.prototype', values: ['a', 1], extensible: true, props: [] },
    ],
    [
      'an invalid date',
      { kind: 'date', ...world, time: null },
      { is: 'date', proto: 'isolated:Date.prototype', time: { number: 'NaN' }, extensible: true, props: [] },
    ],
    [
      'a regexp',
      { kind: 'regexp', ...world, source: 'ab', flags: 'dgimsuy', lastIndex: 3 },
      {
        is: 'regexp',
        proto: 'isolated:RegExp.prototype',
        source: 'ab',
        flags: 'dgimsuy',
        extensible: true,
        props: [['lastIndex', 'w--', 3]],
      },
    ],
    [
      'an array buffer',
      { kind: 'arrayBuffer', ...world, bytes: [0, 10, 255] },
      { is: 'arrayBuffer', proto: 'isolated:ArrayBuffer.prototype', bytes: '000aff', extensible: true, props: [] },
    ],
    [
      'a typed array',
      { kind: 'typedArray', ...world, array: 'Uint16Array', buffer: 'buffer', offset: 2, length: 1 },
      {
        is: 'typedArray',
        proto: 'isolated:Uint16Array.prototype',
        array: 'Uint16Array',
        offset: 2,
        length: 1,
        buffer: { own: 'buffer' },
        extensible: true,
        props: [],
      },
    ],
    [
      'a boxed string',
      { kind: 'boxed', ...world, primitive: 'a' },
      {
        is: 'boxed',
        proto: 'isolated:String.prototype',
        primitive: 'a',
        extensible: true,
        props: [
          ['0', '-e-', 'a'],
          ['length', '---', 1],
        ],
      },
    ],
    [
      'a boxed bigint',
      { kind: 'boxed', ...world, primitive: { bigint: '1' } },
      { is: 'boxed', proto: 'isolated:BigInt.prototype', primitive: { bigint: '1' }, extensible: true, props: [] },
    ],
    [
      'a boxed symbol',
      { kind: 'boxed', ...world, primitive: { symbol: '@@match' } },
      {
        is: 'boxed',
        proto: 'isolated:Symbol.prototype',
        primitive: { symbol: '@@match' },
        extensible: true,
        props: [],
      },
    ],
    [
      'a proxy of an array',
      { kind: 'proxy', ...world, target: 'list' },
      { is: 'array', proto: 'isolated:Array.prototype', extensible: true, props: [['length', 'w--', 0]] },
    ],
    [
      'a proxy of a map',
      { kind: 'proxy', ...world, target: 'map' },
      { is: 'object', proto: 'isolated:Map.prototype', extensible: true, props: [] },
    ],
    [
      'a row',
      { kind: 'repeat', ...world, shape: 'row', count: 2, item: { value: 'node' } },
      {
        is: 'array',
        proto: 'isolated:Array.prototype',
        extensible: true,
        props: [
          ['0', 'wec', { own: 'node' }],
          ['1', 'wec', { own: 'node' }],
          ['length', 'w--', 2],
        ],
      },
    ],
    [
      'a nest of objects that holds itself',
      { kind: 'repeat', ...world, shape: 'object', count: 2, item: { value: 'built' } },
      {
        is: 'object',
        ...plain,
        props: [['x', 'wec', { id: 1, is: 'object', ...plain, props: [['x', 'wec', { own: 'built' }]] }]],
      },
    ],
  ]
  const others: Record<string, ValueNode> = {
    node: { kind: 'object', ...world },
    list: { kind: 'array', ...world, items: [] },
    map: { kind: 'map', ...world, entries: [] },
    buffer: { kind: 'arrayBuffer', ...world, bytes: [1, 2, 3, 4] },
  }

  test.each(nodes)('%s', async (_title, node, seen) => {
    expect(await seenOf({ ...others, built: node }, 'built')).toEqual({ own: 'built', ...seen })
  })

  test('a repeat of count 0 is its item', async () => {
    const node: ValueNode = { kind: 'repeat', ...world, shape: 'object', count: 0, item: { value: 'node' } }
    expect(await seenOf({ ...others, built: node }, 'built')).toMatchObject({ own: 'node' })
  })

  test('a node that is named before it exists is undefined', async () => {
    const child: ValueNode = { kind: 'object', ...world, properties: [{ key: 'parent', value: { value: 'built' } }] }
    const seen = await seenOf({ child, built: { kind: 'object', ...world, prototype: { value: 'child' } } }, 'child')
    expect(seen).toMatchObject({ props: [['parent', 'wec', { own: 'built' }]] })
    const other = await seenOf({ child, built: { kind: 'object', ...world, prototype: { value: 'child' } } }, 'built')
    expect(other).toMatchObject({ proto: { own: 'child' } })
  })

  test('a nest of 1000 levels is built and walked', async () => {
    const node: ValueNode = { kind: 'repeat', ...world, shape: 'array', count: 1000, item: 'leaf' }
    const text = JSON.stringify(await seenOf({ built: node }, 'built'))
    expect(text).toContain('"leaf"')
    expect(text).toContain('"id":999,')
    expect(text).not.toContain('"id":1000,')
  })

  test('a revoked function is opaque', async () => {
    const node: ValueNode = { kind: 'function', ...world, form: 'revoked', script: {} }
    expect(await seenOf({ built: node }, 'built')).toEqual({ own: 'built' })
  })

  test.each(functionForms.filter((form) => form !== 'revoked'))(
    'a function of form %s has its prototype and none of the standard keys',
    async (form) => {
      const prototypes: Partial<Record<typeof form, string>> = {
        async: 'AsyncFunction',
        generator: 'GeneratorFunction',
        asyncGenerator: 'AsyncGeneratorFunction',
      }
      const node: ValueNode = {
        kind: 'function',
        ...world,
        form,
        script: {},
        properties: [{ key: 'extra', value: true }],
      }
      expect(await seenOf({ built: node }, 'built')).toEqual({
        own: 'built',
        is: 'function',
        proto: `isolated:${prototypes[form] ?? 'Function'}.prototype`,
        native: form === 'bound' || form === 'proxy',
        extensible: true,
        props: [['extra', 'wec', true]],
      })
    },
  )
})
