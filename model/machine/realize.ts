import type { MadeObject } from '../scenario/dom.ts'
import type { Operand } from '../scenario/place.ts'
import type { Item, Property, ValueNode, World } from '../scenario/recipe.ts'
import { isAccessor, isHole } from '../scenario/references.ts'
import { freeze, type HeapKey, HeapObject, intrinsic, seenThrough, type Value } from './heap.ts'
import { makeIpcRenderer } from './held.ts'
import { expectNoStream } from './patch.ts'
import { pendingPromise, rejectPromise, resolvePromise } from './promise.ts'
import { utf8Length, wellFormed, wrap } from './shared.ts'
import type { Machine } from './state.ts'

/** Builds a recipe node on the abstract heap, once; `docs/language.md` gives the order. */
export function realize(machine: Machine, world: World, name: string): Value {
  const { values } = machine.worlds[world]
  const known = values.get(name)
  if (known !== undefined || values.has(name)) return known
  values.set(name, undefined)
  const value = build(machine, machine.scenario.values[name]!, name)
  values.set(name, value)
  return value
}

function build(machine: Machine, node: ValueNode, name: string): Value {
  const world = node.in
  const operand = (of: Operand | undefined) => (of === undefined ? undefined : machine.operand(world, of))
  const enter = (object: HeapObject): HeapObject => {
    object.name = name
    machine.worlds[world].values.set(name, object)
    return object
  }
  const make = (...[brand, prototype, slots]: [HeapObject['brand'], string, HeapObject['slots']?]) =>
    enter(new HeapObject(world, brand, intrinsic(world, prototype), 'LOCAL', slots))

  switch (node.kind) {
    case 'object': {
      const proto = node.prototype === undefined ? undefined : operand(node.prototype)
      const object = make('object', 'Object')
      if (proto === null || proto instanceof HeapObject) object.proto = proto
      defineProperties(machine, object, node.properties)
      setIntegrity(object, node.integrity)
      return object
    }
    case 'array': {
      const array = make('array', classOf(node, 'Array'))
      array.define('length', node.items.length, 'w--')
      for (const [index, item] of node.items.entries()) defineItem(machine, array, index, item)
      defineProperties(machine, array, node.properties)
      setIntegrity(array, node.integrity)
      return array
    }
    case 'function': {
      const native = node.form === 'bound' || node.form === 'proxy' || node.form === 'revoked'
      const made = make(
        'function',
        classOf(node, node.subclass ? 'Function' : (functionPrototypes[node.form] ?? 'Function')),
        {
          behaviour: { kind: 'script', script: node.script, form: node.form },
          native,
        },
      )
      defineProperties(machine, made, node.properties)
      return made
    }
    case 'error': {
      const error = make('error', classOf(node, node.class))
      if (node.message !== undefined) error.define('message', node.message, 'w-c')
      if (node.cause !== undefined) error.define('cause', operand(node.cause), 'w-c')
      defineProperties(machine, error, node.properties)
      return error
    }
    case 'promise': {
      const promise = make('promise', classOf(node, 'Promise'), { promise: pendingPromise() })
      if (node.fulfilled !== undefined) resolvePromise(machine, promise, operand(node.fulfilled))
      if (node.rejected !== undefined) rejectPromise(machine, promise, operand(node.rejected))
      return promise
    }
    case 'map': {
      const entries: [Value, Value][] = []
      const map = make('map', classOf(node, 'Map'), { entries })
      for (const [key, value] of node.entries) mapSet(entries, operand(key), operand(value))
      defineProperties(machine, map, node.properties)
      return map
    }
    case 'set': {
      const values: Value[] = []
      const set = make('set', classOf(node, 'Set'), { values })
      for (const value of node.values) setAdd(values, operand(value))
      defineProperties(machine, set, node.properties)
      return set
    }
    case 'date': {
      const date = make('date', classOf(node, 'Date'), { time: node.time ?? Number.NaN })
      defineProperties(machine, date, node.properties)
      return date
    }
    case 'regexp': {
      const regexp = make('regexp', 'RegExp', { source: node.source, flags: node.flags })
      regexp.define('lastIndex', node.lastIndex ?? 0, 'w--')
      return regexp
    }
    case 'arrayBuffer':
      return make('arrayBuffer', 'ArrayBuffer', {
        bytes: [...node.bytes],
        ...(node.maxLength === undefined ? {} : { maxLength: node.maxLength }),
      })
    case 'typedArray': {
      const buffer = realize(machine, world, node.buffer) as HeapObject
      const className = node.nodeBuffer ? 'Buffer' : node.array
      return make('typedArray', className, { array: node.array, offset: node.offset, length: node.length, buffer })
    }
    case 'dataView': {
      const buffer = realize(machine, world, node.buffer) as HeapObject
      return make('dataView', 'DataView', { offset: node.offset, length: node.length, buffer })
    }
    case 'element': {
      const element = enter(wrap(world, { wrappers: {}, tag: node.tag }, 'LOCAL'))
      defineProperties(machine, element, node.properties)
      return element
    }
    case 'blob': {
      const { text, type, name: file } = node
      const blob = { size: utf8Length(text), type, ...(file === undefined ? {} : { file: wellFormed(file) }) }
      return enter(wrap(world, { wrappers: {}, blob }, 'LOCAL'))
    }
    case 'platform':
      if (node.of === 'ipcRenderer') return enter(makeIpcRenderer(machine, world))
      if (node.of === 'window') return enter(machine.globals[world])
      if (node.of === 'readableStream') machine.worlds[world].hasStream = true
      expectNoStream(machine, world)
      return node.of === 'videoFrame'
        ? enter(wrap(world, { wrappers: {} }, 'LOCAL'))
        : makePlatformObject(make, node.of)
    case 'builtin':
      return make('builtin', 'Builtin', { builtin: node.of })
    case 'boxed': {
      const primitive = machine.primitive(world, node.primitive)
      return enter(boxed(world, primitive))
    }
    case 'proxy': {
      const target = realize(machine, world, node.target)
      if (!(target instanceof HeapObject)) return undefined
      const isArray = seenThrough(target).brand === 'array'
      const proxy = make(isArray ? 'array' : 'object', 'Object', { target })
      proxy.proto = null
      return proxy
    }
    case 'repeat':
      return repeat(machine, node, enter)
    default:
      return node satisfies never
  }
}

/** A recipe with `subclass` is of a class that extends the one of its kind. */
function classOf(node: { subclass?: true | undefined }, name: string): string {
  return node.subclass ? `Custom${name}` : name
}

type Make = (brand: HeapObject['brand'], prototype: string, slots: HeapObject['slots']) => HeapObject

/** Of its own properties only those that a copy shows are known. */
function makePlatformObject(make: Make, of: MadeObject): HeapObject {
  const object = make('platform', of === 'domException' ? 'DOMException' : 'Platform', { platform: of })
  const { world } = object
  if (of === 'event') object.define('isTrusted', false, '-e-')
  if (of === 'dataset') object.put('size', 'large')
  if (of === 'tokenList') object.put('0', 'large')
  if (of === 'imageData') {
    const buffer = new HeapObject(world, 'arrayBuffer', intrinsic(world, 'ArrayBuffer'), 'LOCAL', {
      bytes: [0, 0, 0, 0],
    })
    const pixels = { array: 'Uint8ClampedArray', offset: 0, length: 4, buffer }
    const data = new HeapObject(world, 'typedArray', intrinsic(world, 'Uint8ClampedArray'), 'LOCAL', pixels)
    object.define('data', data, '-ec')
  }
  return object
}

const functionPrototypes: Record<string, string> = {
  async: 'AsyncFunction',
  generator: 'GeneratorFunction',
  asyncGenerator: 'AsyncGeneratorFunction',
}

/** `Object(primitive)`: of a string, the characters and the length are own properties. */
export function boxed(world: World, primitive: Value): HeapObject {
  const className =
    { string: 'String', number: 'Number', boolean: 'Boolean', bigint: 'BigInt' }[typeof primitive as string] ?? 'Symbol'
  const object = new HeapObject(world, 'boxed', intrinsic(world, className), 'LOCAL', { primitive })
  if (typeof primitive === 'string') {
    for (let index = 0; index < primitive.length; index++) object.define(String(index), primitive[index], '-e-')
    object.define('length', primitive.length, '---')
  }
  return object
}

function repeat(
  machine: Machine,
  node: ValueNode & { kind: 'repeat' },
  enter: (object: HeapObject) => HeapObject,
): Value {
  const world = node.in
  const shape = node.shape === 'object' ? 'object' : 'array'
  const make = () => new HeapObject(world, shape, intrinsic(world, shape === 'object' ? 'Object' : 'Array'), 'LOCAL')
  if (node.shape === 'row') {
    const row = enter(make())
    row.define('length', node.count, 'w--')
    const item = machine.operand(world, node.item)
    for (let index = 0; index < node.count; index++) row.put(String(index), item)
    return row
  }
  if (node.count === 0) return machine.operand(world, node.item)
  const outermost = enter(make())
  let inner = outermost
  for (let level = 1; level <= node.count; level++) {
    const value = level === node.count ? machine.operand(world, node.item) : make()
    if (shape === 'array') inner.define('length', 1, 'w--')
    inner.put(shape === 'array' ? '0' : 'x', value)
    if (level < node.count) inner = value as HeapObject
  }
  return outermost
}

function defineItem(machine: Machine, array: HeapObject, index: number, item: Item): void {
  if (isAccessor(item)) defineAccessor(machine, array, String(index), { ...item, key: '' })
  else if (!isHole(item)) array.put(String(index), machine.operand(array.world, item as Operand))
}

function defineProperties(machine: Machine, object: HeapObject, properties: readonly Property[] = []): void {
  for (const property of properties) {
    const key = machine.key(object.world, property.key)
    if (property.get !== undefined || property.throws !== undefined || property.set !== undefined) {
      defineAccessor(machine, object, key, property)
      continue
    }
    object.properties.set(key, {
      value: property.value === undefined ? undefined : machine.operand(object.world, property.value),
      writable: property.writable ?? true,
      enumerable: property.enumerable ?? true,
      configurable: property.configurable ?? true,
    })
  }
}

function defineAccessor(machine: Machine, object: HeapObject, key: HeapKey, property: Property): void {
  object.properties.set(key, {
    value: undefined,
    accessor: {
      get: property.get,
      throws: property.throws,
      deletes: property.deletes === undefined ? undefined : machine.key(object.world, property.deletes),
      runs: property.runs,
      set: property.set ?? false,
      calls: 0,
    },
    writable: false,
    enumerable: property.enumerable ?? true,
    configurable: property.configurable ?? true,
  })
}

function setIntegrity(object: HeapObject, integrity: 'nonextensible' | 'sealed' | 'frozen' | undefined): void {
  if (integrity === undefined) return
  object.extensible = false
  if (integrity === 'frozen') freeze(object)
  else if (integrity === 'sealed') for (const property of object.properties.values()) property.configurable = false
}

/** Map.prototype.set: -0 becomes 0 as a key. */
export function mapSet(entries: [Value, Value][], key: Value, value: Value): void {
  const normal = Object.is(key, -0) ? 0 : key
  const entry = entries.find(([known]) => Object.is(known, normal))
  if (entry === undefined) entries.push([normal, value])
  else entry[1] = value
}

/** Set.prototype.add: -0 becomes 0. */
export function setAdd(values: Value[], value: Value): void {
  const normal = Object.is(value, -0) ? 0 : value
  if (!values.some((known) => Object.is(known, normal))) values.push(normal)
}
