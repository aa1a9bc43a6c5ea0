import { overflow } from './texts.ts'

/** The error classes of the language. */
export type ErrorName =
  | 'Error'
  | 'EvalError'
  | 'RangeError'
  | 'ReferenceError'
  | 'SyntaxError'
  | 'TypeError'
  | 'URIError'

/** How a call from a world into the bridge ended. A value, so that nothing of the bridge's own realm is ever thrown. */
export type Completion = { threw: false; value: unknown } | { threw: true; value: unknown }

/** A promise of one world, and how to settle it. */
export interface Settleable {
  promise: object
  resolve(value: unknown): void
  reject(reason: unknown): void
}

/**
 * What the bridge needs of one world: makers of that world's own objects, by intrinsics captured before user code runs.
 * Every object that a world gets from the bridge was made by its `Realm`.
 *
 * A host gets one by evaluating `realmSource` (see `bundles/`) in the world: the value of that expression is its `Realm`.
 */
export interface Realm {
  /** the world's `globalThis` */
  readonly global: object
  /** the world's `Object.prototype` */
  readonly objectPrototype: object
  /** the world's `RangeError.prototype` */
  readonly rangeErrorPrototype: object
  object(): Record<PropertyKey, unknown>
  /** an array of these values; their number is bounded by the engine's stack (65,000 is safe) */
  array(values: readonly unknown[]): unknown[]
  /** without a `message` the error has none of its own */
  error(name: ErrorName, message?: string): Error
  map(): Map<unknown, unknown>
  set(): Set<unknown>
  date(time: number): Date
  regexp(source: string, flags: string): RegExp
  /** the wrapper object of a string, number, boolean or bigint */
  boxed(primitive: string | number | boolean | bigint): object
  /** zeroed; resizable when `maximum` is given */
  arrayBuffer(length: number, maximum?: number): ArrayBuffer
  /** `name`: of a typed array, or `DataView`. Without a `length` the view tracks its buffer. */
  view(name: string, buffer: ArrayBuffer, offset: number, length: number | undefined): ArrayBufferView
  promise(): Settleable
  /** attaches to a promise of this world with its intrinsic `then` */
  attach(promise: object, fulfilled: (value: unknown) => void, rejected: (reason: unknown) => void): void
  /** PROMISE-BIND: has one handler of a promise bound by what this world has in the place of `bind`, which may watch */
  bindHandler(): void
  /** calls a function of this world: whatever the engine makes for the call is made here */
  apply(original: object, receiver: unknown, args: readonly unknown[]): unknown
  /** a function that looks like one of V8's native ones; both calls and `new` run `handler` */
  makeFunction(handler: (args: readonly unknown[]) => Completion): object
  /** gives an error that text as its stack, unseen by this world's `Error.prepareStackTrace` */
  setStack(error: object, text: string): void
  /** `Object.freeze`: a refusal is a TypeError of this world */
  freeze(object: object): void
  /** runs a sloppy script and gives the value of its last expression; what it throws is of this world */
  evaluate(source: string): unknown
}

/** Runs inside the world, first of all scripts: captures its intrinsics and gives its `Realm`. */
export function createRealm(): Realm {
  const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys } = Reflect
  const { create, freeze, setPrototypeOf } = Object
  const global = globalThis as typeof globalThis & Record<string, unknown>
  // Not called by its own name, it runs in the global scope.
  const evaluate = global.eval as (source: string) => unknown
  const objectPrototype = Object.prototype
  const CapturedArray = Array
  const { of } = Array
  const CapturedArrayBuffer = ArrayBuffer
  const CapturedDate = Date
  const CapturedError = Error
  const CapturedMap = Map
  const CapturedObject = Object
  const CapturedPromise = Promise
  const CapturedRangeError = RangeError
  const CapturedRegExp = RegExp
  const CapturedSet = Set
  const { then } = Promise.prototype
  const { bind } = Function.prototype
  const nativeShape = shapeOf(Function('return function () {}')())
  const errors = table<ErrorName, ErrorConstructor>({
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  })
  const views = create(null) as Record<string, new (buffer: ArrayBuffer, offset: number, length?: number) => DataView>
  views.DataView = DataView
  for (const name of ['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32', 'BigInt64', 'BigUint64']) {
    views[`${name}Array`] = global[`${name}Array`] as typeof DataView
  }
  for (const name of ['Float16', 'Float32', 'Float64']) {
    // V8 has Float16Array since version 13.5
    if (global[`${name}Array`] !== undefined) views[`${name}Array`] = global[`${name}Array`] as typeof DataView
  }

  /** A copy that inherits nothing, so that nobody's Object.prototype shines through. */
  function table<K extends string, V>(entries: Record<string, unknown>): Record<K, V> {
    return Object.assign(create(null), entries)
  }

  /**
   * The own properties of the engine's plain functions, all but `length`. The real ones of such a function would do,
   * but reading its `arguments` and `caller` makes V8 walk the stack, ten times in one freeze.
   */
  function shapeOf(plain: object): { key: PropertyKey; descriptor: PropertyDescriptor }[] {
    return ownKeys(plain)
      .filter((key) => key !== 'length')
      .map((key) => {
        const { value, writable, configurable } = getOwnPropertyDescriptor(plain, key)!
        return { key, descriptor: dataDescriptor(value, writable!, configurable!) }
      })
  }

  /** Not enumerable, and without a prototype to inherit from. */
  function dataDescriptor(value: unknown, writable: boolean, configurable: boolean): PropertyDescriptor {
    const descriptor = create(null) as PropertyDescriptor
    descriptor.value = value
    descriptor.writable = writable
    descriptor.enumerable = false
    descriptor.configurable = configurable
    return descriptor
  }

  function run(handler: (args: readonly unknown[]) => Completion, args: readonly unknown[]): unknown {
    let completion: Completion
    try {
      completion = handler(args)
    } catch {
      // A handler never throws: the stack was too full to enter it, and the engine's error is of the wrong world.
      throw new CapturedRangeError(overflow)
    }
    if (completion.threw) throw completion.value
    return completion.value
  }

  /** V8 makes the object of `new` before it calls a native function. */
  function runNew(
    handler: (args: readonly unknown[]) => Completion,
    args: readonly unknown[],
    newTarget: object,
  ): object {
    const { prototype } = newTarget as { prototype: unknown }
    const made = create(isObject(prototype) ? prototype : objectPrototype)
    const result = run(handler, args)
    return isObject(result) ? result : made
  }

  function isObject(value: unknown): value is object {
    return (typeof value === 'object' && value !== null) || typeof value === 'function'
  }

  const makeFunction: Realm['makeFunction'] = (handler) => {
    // Bound, because V8 shows that text for a native function without a name, and gives `new` the bound one.
    const made = apply(bind, trampoline, [undefined]) as object
    function trampoline(...args: unknown[]): unknown {
      if (new.target === undefined) return run(handler, args)
      return runNew(handler, args, new.target === trampoline ? made : new.target)
    }
    const prototype = {}
    // `instanceof` asks what is bound.
    trampoline.prototype = prototype
    defineProperty(prototype, 'constructor', dataDescriptor(made, true, true))
    for (let index = 0; index < nativeShape.length; index++) {
      const { key, descriptor } = nativeShape[index]!
      defineProperty(
        made,
        key,
        key === 'prototype' ? dataDescriptor(prototype, descriptor.writable!, descriptor.configurable!) : descriptor,
      )
    }
    return made
  }
  const settler = makeFunction(() => ({ threw: false, value: undefined }))

  return {
    global,
    objectPrototype,
    rangeErrorPrototype: RangeError.prototype,
    object: () => ({}),
    array: (values) => apply(of, CapturedArray, values),
    error: (name, message) => (message === undefined ? new errors[name]() : new errors[name](message)),
    map: () => new CapturedMap(),
    set: () => new CapturedSet(),
    date: (time) => new CapturedDate(time),
    regexp: (source, flags) => new CapturedRegExp(source, flags),
    boxed: (primitive) => CapturedObject(primitive),
    arrayBuffer: (length, maximum) =>
      maximum === undefined
        ? new CapturedArrayBuffer(length)
        : construct(CapturedArrayBuffer, [length, { __proto__: null, maxByteLength: maximum }]),
    view: (name, buffer, offset, length) => new views[name]!(buffer, offset, length),
    promise: () => {
      const settleable = create(null) as Settleable
      settleable.promise = new CapturedPromise((resolve, reject) => {
        settleable.resolve = resolve
        settleable.reject = reject
      })
      return settleable
    },
    attach: (promise, fulfilled, rejected) => {
      apply(then, promise, [fulfilled, rejected])
    },
    bindHandler: () => {
      const found: unknown = (settler as () => void).bind
      // The intrinsic one shows nobody anything; what is no function ends a real renderer, and nothing here.
      if (found === bind || typeof found !== 'function') return
      apply(found as typeof bind, settler, [settler, freeze(create(null)), { oneTime: true }])
    },
    apply: (original, receiver, args) => apply(original as () => unknown, receiver, args),
    makeFunction,
    setStack: (error, text) => {
      // V8 makes the text of an error's own stack before it lets anybody replace it.
      const watcher = getOwnPropertyDescriptor(CapturedError, 'prepareStackTrace')
      if (watcher !== undefined) deleteProperty(CapturedError, 'prepareStackTrace')
      defineProperty(error, 'stack', dataDescriptor(text, true, true))
      if (watcher !== undefined) defineProperty(CapturedError, 'prepareStackTrace', setPrototypeOf(watcher, null))
    },
    freeze,
    evaluate: (source) => evaluate(source),
  }
}
