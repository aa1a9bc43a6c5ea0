import type { ValueNode } from '../../model/scenario/recipe.ts'
import { makeBuiltin } from './builtin.ts'
import { defineData } from './define.ts'
import { makeFunction, noTraps } from './functions.ts'
import {
  ArrayBufferConstructor,
  ArrayConstructor,
  bareRecord,
  construct,
  createObject,
  DataViewConstructor,
  DateConstructor,
  ErrorConstructor,
  hasOwn,
  MapConstructor,
  mapGet,
  mapHas,
  mapSet,
  PromiseConstructor,
  ProxyConstructor,
  RegExpConstructor,
  SetConstructor,
  setAdd,
  setPrototypeOf,
  TypeErrorConstructor,
  toObject,
  Uint8ArrayConstructor,
} from './intrinsics.ts'
import { primitiveOf } from './primitive.ts'
import { fulfill, makePromise, reject } from './promise.ts'
import { defineItems, defineProperties, setIntegrity } from './properties.ts'
import {
  errorConstructors,
  errorSubclasses,
  ObjectPrototype,
  subclasses,
  typedArrayConstructors,
} from './prototypes.ts'
import { makeRepeat } from './repeat.ts'
import { host, interpreter, run } from './state.ts'

type Node<Kind extends ValueNode['kind']> = ValueNode & { kind: Kind }

/** The value of a recipe node: built when it is first named, once per scenario; undefined while it does not exist yet. */
export function realize(name: string): unknown {
  const known = mapGet(run.realized, name)
  if (known !== undefined || mapHas(run.realized, name) || !hasOwn(run.values, name)) return known
  mapSet(run.realized, name, undefined)
  const value = build(name, run.values[name] as ValueNode)
  mapSet(run.realized, name, value)
  return value
}

/** Enters an object under its name: from here on it can be named, also by its own parts. */
function enter<T extends object>(name: string, object: T): T {
  mapSet(run.realized, name, object)
  mapSet(run.names, object, name)
  return object
}

function enterOpaque(name: string, object: object): object {
  mapSet(run.opaque, object, true)
  return enter(name, object)
}

/** What a host brings. Scenarios that need it don't reach a host without it: see capabilities. */
function brought<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw new TypeErrorConstructor(`This host has no ${name}.`)
  return part
}

const platform = () => brought(host.dom, 'DOM')

function build(name: string, node: ValueNode): unknown {
  switch (node.kind) {
    case 'object':
      return buildObject(name, node)
    case 'array': {
      const array = enter(name, makeOf(ArrayConstructor, [node.items.length], node.subclass && subclasses.Array))
      defineItems(array, node.items)
      defineProperties(array, node.properties)
      setIntegrity(array, node.integrity)
      return array
    }
    case 'function':
      return buildFunction(name, node)
    case 'error':
      return buildError(name, node)
    case 'promise':
      return buildPromise(name, node)
    case 'map':
      return buildMap(name, node)
    case 'set':
      return buildSet(name, node)
    case 'date':
      return withProperties(
        enter(name, makeOf(DateConstructor, [node.time ?? NaN], node.subclass && subclasses.Date)),
        node,
      )
    case 'regexp': {
      const regexp = enter(name, new RegExpConstructor(node.source, node.flags))
      regexp.lastIndex = node.lastIndex ?? 0
      return regexp
    }
    case 'arrayBuffer':
      return buildArrayBuffer(name, node)
    case 'typedArray': {
      const buffer = realize(node.buffer) as ArrayBuffer
      if (node.nodeBuffer)
        return enter(name, brought(host.nodeBuffers, 'Buffer').from(buffer, node.offset, node.length))
      return enter(name, new typedArrayConstructors[node.array](buffer, node.offset, node.length))
    }
    case 'dataView': {
      const buffer = realize(node.buffer) as ArrayBuffer
      return enter(name, new DataViewConstructor(buffer, node.offset, node.length))
    }
    case 'builtin':
      if (node.of === 'moduleNamespace') return enterOpaque(name, brought(host.moduleNamespace, 'modules'))
      return enterOpaque(name, makeBuiltin(node.of))
    case 'platform':
      if (node.of === 'ipcRenderer' || node.of === 'window')
        return enterOpaque(name, brought(host.found?.[node.of], node.of))
      return enterOpaque(name, platform().makePlatformObject(node.of))
    case 'element':
      return withProperties(enter(name, platform().makeElement(node.tag)), node)
    case 'blob':
      return enter(name, platform().makeBlob(node.text, node.type, node.name))
    case 'boxed':
      return enter(name, toObject(primitiveOf(node.primitive)))
    case 'proxy': {
      const target = realize(node.target)
      if (typeof target !== 'object' || target === null) return undefined
      const proxy = enter(name, new ProxyConstructor(target, noTraps))
      mapSet(run.targets, proxy, target)
      return proxy
    }
    case 'repeat':
      return makeRepeat(node, (outermost) => enter(name, outermost))
    default:
      return node satisfies never
  }
}

function buildObject(name: string, node: Node<'object'>): object {
  const prototype = node.prototype === undefined ? ObjectPrototype : interpreter.resolve(node.prototype)
  const isPrototype = typeof prototype === 'object' || typeof prototype === 'function'
  const object = enter(name, createObject(isPrototype ? prototype : ObjectPrototype))
  defineProperties(object, node.properties)
  setIntegrity(object, node.integrity)
  return object
}

/** An object of a class of the language, or of a subclass of it. */
function makeOf(constructor: unknown, args: unknown[], subclass: unknown): object {
  return construct(constructor, args, subclass ?? constructor)
}

function buildFunction(name: string, node: Node<'function'>): object {
  const made = makeFunction(name, node.form)
  if (node.form === 'revoked') return enterOpaque(name, made)
  if (node.subclass) setPrototypeOf(made, subclasses.Function.prototype)
  return withProperties(enter(name, made), node)
}

function buildError(name: string, node: Node<'error'>): object {
  // Not by `new` of the class: one without a body of its own, and `AggregateError`, go through the array iterator.
  const newTarget = (node.subclass ? errorSubclasses : errorConstructors)[node.class]
  const error = enter(name, construct(ErrorConstructor, node.message === undefined ? [] : [node.message], newTarget))
  if (node.cause !== undefined) defineData(error, 'cause', interpreter.resolve(node.cause), true, false, true)
  return withProperties(error, node)
}

function buildPromise(name: string, node: Node<'promise'>): object {
  const settlement = makePromise(node.subclass ? subclasses.Promise : PromiseConstructor)
  enter(name, settlement.promise)
  if (node.fulfilled !== undefined) fulfill(settlement, interpreter.resolve(node.fulfilled))
  else if (node.rejected !== undefined) reject(settlement, interpreter.resolve(node.rejected))
  return settlement.promise
}

function buildMap(name: string, node: Node<'map'>): object {
  const map = enter(name, makeOf(MapConstructor, [], node.subclass && subclasses.Map) as Map<unknown, unknown>)
  for (let index = 0; index < node.entries.length; index++) {
    const entry = node.entries[index] as Node<'map'>['entries'][number]
    const key = interpreter.resolve(entry[0])
    mapSet(map, key, interpreter.resolve(entry[1]))
  }
  return withProperties(map, node)
}

function buildSet(name: string, node: Node<'set'>): object {
  const set = enter(name, makeOf(SetConstructor, [], node.subclass && subclasses.Set))
  for (let index = 0; index < node.values.length; index++) setAdd(set, interpreter.resolve(node.values[index]))
  return withProperties(set, node)
}

function buildArrayBuffer(name: string, node: Node<'arrayBuffer'>): object {
  const { length } = node.bytes
  const buffer =
    node.maxLength === undefined
      ? new ArrayBufferConstructor(length)
      : construct(ArrayBufferConstructor, [length, bareRecord({ maxByteLength: node.maxLength })])
  const view = new Uint8ArrayConstructor(buffer as ArrayBuffer)
  for (let index = 0; index < node.bytes.length; index++) view[index] = node.bytes[index] as number
  return enter(name, buffer)
}

function withProperties(object: object, node: { properties?: Node<'object'>['properties'] }): object {
  defineProperties(object, node.properties)
  return object
}
