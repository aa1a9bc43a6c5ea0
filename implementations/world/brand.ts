import type { Brand } from '../../model/observation.ts'
import {
  arrayBufferLength,
  bigintValue,
  booleanValue,
  builtinTag,
  dataViewBuffer,
  dateTime,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  isArray,
  mapGet,
  mapHas,
  mapSize,
  numberValue,
  regexpSource,
  setSize,
  stringValue,
  symbolValue,
  toStringTag,
  typedArrayName,
} from './intrinsics.ts'
import {
  AsyncGeneratorPrototype,
  GeneratorPrototype,
  type KnownPrototype,
  knownPrototypes,
  ObjectPrototype,
} from './prototypes.ts'
import { host, run } from './state.ts'
import { attach } from './then.ts'

const ignore = () => {}

/** Brands with an intrinsic that throws unless its receiver has the right internal slots. */
const probes: { [brand in Brand]?: (object: unknown) => unknown } = {
  date: dateTime,
  regexp: regexpSource,
  map: mapSize,
  set: setSize,
  arrayBuffer: arrayBufferLength,
  dataView: dataViewBuffer,
  promise: (object) => attach(object, ignore, ignore),
  boxed: boxedPrimitive,
}
Object.setPrototypeOf(probes, null)

const primitiveReaders = [numberValue, stringValue, booleanValue, symbolValue, bigintValue]

/** The primitive in a boxed primitive. @throws a TypeError of this world when there is none */
export function boxedPrimitive(object: unknown): unknown {
  for (let index = 0; index < primitiveReaders.length - 1; index++) {
    try {
      return (primitiveReaders[index] as (of: unknown) => unknown)(object)
    } catch {
      // Another kind of primitive, or none: the last reader throws.
    }
  }
  return bigintValue(object)
}

/**
 * The kind of an object by its internal slots. Its prototype only says what to look for first: throwing is slow.
 * An object with the intrinsic `Object.prototype` counts as plain unless its built-in tag says otherwise.
 */
export function brandBy(known: KnownPrototype | undefined, object: object): Brand {
  if (typeof object === 'function') return 'function'
  if (isArray(object)) return 'array'
  if (known !== undefined) {
    switch (known.brand) {
      case 'element':
      case 'blob':
        break
      case 'object':
        // A tag of its own may be an accessor of the scenario, which must not run.
        if (!hasOwn(object, toStringTag) && builtinTag(object) === '[object Object]') return 'object'
        break
      case 'typedArray':
        if (typedArrayName(object) !== undefined) return 'typedArray'
        break
      case 'error':
        if (isError(object)) return 'error'
        break
      default:
        if (passes(known.brand, object)) return known.brand
    }
  }
  return probe(object)
}

/** The same for an object whose prototype was not looked up yet. */
export function brandOf(object: object): Brand {
  const prototype = getPrototypeOf(object)
  return brandBy(prototype === null ? undefined : mapGet(knownPrototypes, prototype), object)
}

function probe(object: object): Brand {
  const { dom } = host
  if (dom !== undefined) {
    if (dom.tagOf(object) !== undefined) return 'element'
    if (dom.blobSize(object) !== undefined) return 'blob'
  }
  if (typedArrayName(object) !== undefined) return 'typedArray'
  if (isError(object)) return 'error'
  if (isGenerator(object)) return 'generator'
  for (const brand in probes) if (passes(brand as Brand, object)) return brand as Brand
  return 'object'
}

function passes(brand: Brand, object: object): boolean {
  try {
    probes[brand]?.(object)
    return true
  } catch {
    return false
  }
}

/** The built-in tag tells errors, unless a `Symbol.toStringTag` hides it: then V8's own `stack` does. */
function isError(object: object): boolean {
  if (findTag(object) === undefined) return builtinTag(object) === '[object Error]'
  const stack = getOwnPropertyDescriptor(object, 'stack')
  return stack !== undefined && !stack.enumerable
}

function isGenerator(object: object): boolean {
  const between = getPrototypeOf(object)
  const prototype = between === null ? null : getPrototypeOf(between)
  if (prototype === null) return false
  if (prototype === GeneratorPrototype || prototype === AsyncGeneratorPrototype) return true
  const tag = getOwnPropertyDescriptor(prototype, toStringTag)
  return tag !== undefined && hasOwn(tag, 'value') && (tag.value === 'Generator' || tag.value === 'AsyncGenerator')
}

/** The `Symbol.toStringTag` property that an object has or inherits. */
function findTag(object: object): PropertyDescriptor | undefined {
  for (let holder: object | null = object; holder !== null; holder = getPrototypeOf(holder)) {
    const tag = getOwnPropertyDescriptor(holder, toStringTag)
    if (tag !== undefined) return tag
  }
  return undefined
}

/**
 * Whether an object belongs to another world: its prototype chain ends in an `Object.prototype` that is not this
 * world's and reaches no object that this world built on the way.
 */
export function isForeign(object: object): boolean {
  let last = object
  for (let holder: object | null = object; holder !== null; holder = getPrototypeOf(holder)) {
    if (holder === ObjectPrototype || mapHas(run.names, holder)) return false
    last = holder
  }
  return hasOwn(last, '__lookupGetter__')
}
