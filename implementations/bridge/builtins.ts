import { types } from 'node:util'
import { Serializer } from 'node:v8'

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: Record<string, { prototype: object }> & { Module: { exports(module: object): unknown } }
}

/**
 * By the tag that an object of them inherits, which only says what to test for: the test is a method of the bridge's own
 * realm, which throws unless the object has the right slots.
 */
type Tests = Readonly<Record<string, (value: object) => unknown>>

type Formatter = { prototype: { resolvedOptions(): unknown } }

/** All of `Intl` that has options; the older V8s lack some. */
const intl: Tests = Object.fromEntries(
  Object.entries(Object.getOwnPropertyDescriptors(Intl))
    .filter(([, { value }]) => typeof value?.prototype?.resolvedOptions === 'function')
    .map(([name, { value }]) => [`Intl.${name}`, resolvesOptions(value)]),
)

function resolvesOptions({ prototype: { resolvedOptions } }: Formatter): (value: object) => unknown {
  return (value) => Reflect.apply(resolvedOptions, value, [])
}

/** Builtins that structured clone refuses and that Node has no test for. */
const unclonable: Tests = {
  WeakRef: (value) => Reflect.apply(WeakRef.prototype.deref, value, []),
  FinalizationRegistry: (value) => Reflect.apply(FinalizationRegistry.prototype.unregister, value, [value]),
  ...intl,
  'Intl.Locale': (value) => Reflect.apply(Intl.Locale.prototype.toString, value, []),
  'WebAssembly.Memory': wasmGetter('Memory', 'buffer'),
  'WebAssembly.Table': wasmGetter('Table', 'length'),
  'WebAssembly.Global': wasmGetter('Global', 'value'),
  'WebAssembly.Instance': wasmGetter('Instance', 'exports'),
  // Nothing tests a tag or exception without one that fits, or an iterator without taking from it: Node's clone does.
  'WebAssembly.Tag': expectRefused,
  'WebAssembly.Exception': expectRefused,
  'RegExp String Iterator': expectRefused,
  'Array Iterator': expectRefused,
  'String Iterator': expectRefused,
  'Segmenter String Iterator': expectRefused,
}

/** @throws where V8 would clone it, or might run or refuse what it has itself: then it is no such builtin */
function expectRefused(value: object): void {
  if (Object.values(Object.getOwnPropertyDescriptors(value)).some(mayRefuse) || isCloneable(value))
    throw new TypeError('It is no such builtin.')
}

function isCloneable(value: object): boolean {
  try {
    new Serializer().writeValue(value)
    return true
  } catch {
    return false
  }
}

function mayRefuse({ enumerable, get, value }: PropertyDescriptor): boolean {
  return enumerable === true && (get !== undefined || Object(value) === value || typeof value === 'symbol')
}

function wasmGetter(name: string, key: string): (value: object) => unknown {
  const { get } = Object.getOwnPropertyDescriptor(WebAssembly[name]!.prototype, key)!
  return (value) => Reflect.apply(get!, value, [])
}

/** Whether the object is one of those builtins; runs nothing of the object's own. */
const isOneOf =
  (tests: Tests) =>
  (value: object): boolean => {
    const tag = inheritedTag(value)
    const test = typeof tag === 'string' && Object.hasOwn(tests, tag) ? tests[tag] : undefined
    if (test === undefined) return false
    try {
      test(value)
      return true
    } catch {
      return false
    }
  }

const wasmModule: Tests = { 'WebAssembly.Module': WebAssembly.Module.exports }

const isTaggedUnclonable = isOneOf(unclonable)

export function isUnclonableBuiltin(value: object): boolean {
  return isTaggedUnclonable(value) || isSegments(value)
}

const { containing } = Object.getPrototypeOf(new Intl.Segmenter().segment(''))

/** What `Intl.Segmenter` makes of a text has no tag: what it inherits only says that it is worth a test. */
function isSegments(value: object): boolean {
  if (typeof inherited(value, 'containing') !== 'function') return false
  try {
    Reflect.apply(containing, value, [0])
    return true
  } catch {
    return false
  }
}

export const isWasmModule = isOneOf(wasmModule)

/** Of WebAssembly, what Electron does not take for plain: #27518. */
export const isWasmNotPlain = isOneOf({ ...wasmModule, 'WebAssembly.Memory': wasmGetter('Memory', 'buffer') })

/** The `Symbol.toStringTag` that an object inherits; runs nothing. */
export function inheritedTag(value: object): unknown {
  return inherited(value, Symbol.toStringTag)
}

/** What is stored at a key that an object inherits; runs nothing. */
function inherited(value: object, key: PropertyKey): unknown {
  if (types.isProxy(value)) return undefined
  for (let holder = Object.getPrototypeOf(value); holder !== null; holder = Object.getPrototypeOf(holder)) {
    if (types.isProxy(holder)) return undefined
    const property = Object.getOwnPropertyDescriptor(holder, key)
    if (property !== undefined) return property.value
  }
  return undefined
}
