import { Thrown, Unmodelled } from '../machine/completion.ts'
import {
  type HeapKey,
  HeapObject,
  HeapSymbol,
  intrinsic,
  makeError,
  ownKeys,
  type Slots,
  type Value,
} from '../machine/heap.ts'
import { runHook } from '../machine/patch.ts'
import { boxed } from '../machine/realize.ts'
import { get } from '../machine/state.ts'
import { extentOf } from '../machine/view.ts'
import type { RuleId } from '../rules/registry.ts'
import { exoticElements, exoticObjects } from '../scenario/dom.ts'
import type { Crossing, Kind } from './crossing.ts'
import { stringOf } from './stringOf.ts'

/** Everything left goes through V8's structured clone, as an island with an identity table of its own. */
export const cloneKind: Kind = {
  accepts: () => true,

  transfer(crossing, source, { at }) {
    if (!crossing.has('CLONE-COPY')) return refuseClone(crossing, at)
    crossing.apply('CLONE-COPY', at)
    const island = new Island(crossing, at)
    const copy = island.clone(source)
    if (island.isUnreadable) return loseClone(crossing, source, at)
    if (copy instanceof HeapObject) crossing.cache.set(source, copy)
    return copy
  },
}

export const refusedText = 'An object could not be cloned.'

/** What can't be cloned is refused; without that rule, null arrives. */
export function refuseClone(crossing: Crossing, at: string, rule: RuleId = 'CLONE-THROW'): null {
  return crossing.has(rule) ? crossing.refuse('Error', refusedText, rule, at) : null
}

const unreadableText = 'Unable to deserialize cloned data.'

/** V8 writes nothing in the place of a WebAssembly module, and then can't read what it wrote. */
function loseClone(crossing: Crossing, source: HeapObject, at: string): null {
  crossing.apply('CLONE-WASM-MODULE', at)
  crossing.cache.set(source, null)
  const error = makeError(crossing.to, 'Error', unreadableText, 'CLONE-WASM-MODULE')
  crossing.late = new Thrown(error, 'CLONE-WASM-LATE')
  return null
}

function isWasmModule(value: Value): boolean {
  return value instanceof HeapObject && value.slots.builtin === 'wasmModule'
}

/** The classes that the serializer of V8 knows. */
const clonedClasses = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError']

/** Deeper than this V8's serializer may run out of stack, which no model can know. */
const deepest = 1000

/** One structured clone. */
class Island {
  private readonly crossing: Crossing
  private readonly at: string
  private readonly copies = new Map<HeapObject, HeapObject>()
  private depth = 0
  /** errors whose causes are being cloned */
  private readonly underWay = new Set<HeapObject>()
  /** it holds what V8 writes and can't read */
  isUnreadable = false

  constructor(crossing: Crossing, at: string) {
    this.crossing = crossing
    this.at = at
  }

  clone(value: Value): Value {
    if (value instanceof HeapSymbol) return this.refuse()
    if (!(value instanceof HeapObject)) return value
    const known = this.crossing.has('CLONE-ISLAND') ? this.copies.get(value) : undefined
    if (known !== undefined) {
      this.crossing.apply('CLONE-ISLAND', this.at)
      if (this.underWay.has(value) && this.crossing.has('CLONE-STACK-LAST'))
        throw new Unmodelled('an error in a clone that holds itself, which V8 could not read before 12')
      return known
    }
    if (++this.depth > deepest) throw new Unmodelled(`a structured clone deeper than ${deepest} levels`)
    const copy = this.cloneObject(value)
    this.depth--
    return copy
  }

  private cloneObject(source: HeapObject): HeapObject | null {
    const { slots } = source
    if (slots.target !== undefined) return this.refuse()
    if (slots.isGlobal) throw new Unmodelled('a global object crosses')
    switch (source.brand) {
      case 'object':
        return this.withProperties(source, this.make(source, 'Object'))
      case 'array': {
        const copy = this.make(source, 'Array')
        copy.define('length', source.properties.get('length')!.value, 'w--')
        return this.withProperties(source, copy)
      }
      case 'error':
        return this.cloneError(source)
      case 'map': {
        const entries: [Value, Value][] = []
        const copy = this.make(source, 'Map', { entries })
        for (const [key, value] of [...slots.entries!]) entries.push([this.clone(key), this.clone(value)])
        return copy
      }
      case 'set': {
        const values: Value[] = []
        const copy = this.make(source, 'Set', { values })
        for (const value of [...slots.values!]) values.push(this.clone(value))
        return copy
      }
      case 'date':
        return this.make(source, 'Date', { time: slots.time! })
      case 'regexp': {
        const copy = this.make(source, 'RegExp', { source: slots.source!, flags: slots.flags! })
        copy.define('lastIndex', 0, 'w--')
        return copy
      }
      case 'boxed': {
        if (slots.primitive instanceof HeapSymbol) return this.refuse()
        const copy = boxed(this.crossing.to, slots.primitive)
        return this.remember(source, copy)
      }
      case 'arrayBuffer':
        return this.make(source, 'ArrayBuffer', {
          bytes: [...slots.bytes!],
          ...(slots.maxLength === undefined ? {} : { maxLength: slots.maxLength }),
        })
      case 'typedArray':
      case 'dataView': {
        if (extentOf(slots).isOutside) return this.refuse()
        const { array, length } = slots
        return this.make(source, array ?? 'DataView', { array, length, ...this.memoryOf(source) })
      }
      case 'function':
      case 'promise':
      case 'generator':
        return this.refuse()
      case 'builtin':
        if (!isWasmModule(source) || !this.crossing.has('CLONE-WASM-MODULE')) return this.refuse()
        if (this.crossing.isPending && !this.crossing.catchesPending) return this.failPending()
        this.isUnreadable = true
        return null
      case 'element':
      case 'blob':
      case 'platform': {
        if (!this.crossing.has('CLONE-PLATFORM')) return this.refuse('CLONE-PLATFORM-THROW')
        if (exoticElements.has(slots.shared?.tag) || exoticObjects.has(slots.platform)) return this.refuse()
        this.crossing.apply('CLONE-PLATFORM', this.at)
        const copy = new HeapObject(this.crossing.to, 'object', intrinsic(this.crossing.to, 'Object'), 'CLONE-PLATFORM')
        return this.withProperties(source, this.remember(source, copy))
      }
      default:
        return source.brand satisfies never
    }
  }

  /** The copy of a view's buffer, and where the view lies in it. */
  private memoryOf({ slots }: HeapObject): Pick<Slots, 'offset' | 'buffer'> {
    if (!this.crossing.has('CLONE-BUFFER')) return { offset: 0, buffer: this.clone(slots.buffer) as HeapObject }
    this.crossing.apply('CLONE-BUFFER', this.at)
    return { offset: slots.offset!, buffer: this.clone(slots.buffer) as HeapObject }
  }

  private cloneError(source: HeapObject): HeapObject | null {
    for (const key of ['name', 'message', 'stack']) this.crossing.expectGetterAlone(source, key)
    // Of no other kind does V8 ask, step by step, whether an exception is pending.
    if (this.crossing.isPending) return this.failPending()
    this.crossing.apply('CLONE-ERROR', this.at)
    const name = this.crossing.has('CLONE-ERROR') ? stringOf(this.crossing.machine, this.read(source, 'name')) : 'Error'
    if (name === undefined) return this.refuse()
    const className = clonedClasses.includes(name) ? name : 'Error'
    const copy = this.make(source, className, {}, 'CLONE-ERROR')
    const message = source.properties.get('message')
    // V8 before 13 runs it for the text of the stack, and later ones don't.
    if (message?.accessor !== undefined) throw new Unmodelled('an error in a clone with a computed message')
    if (message !== undefined) copy.define('message', this.text(message.value), 'w-c')
    this.takeStack(source, 'CLONE-STACK')
    const cause = source.properties.get('cause')
    if (isWasmModule(cause?.value) && this.crossing.has('CLONE-STACK-LAST'))
      throw new Unmodelled('a stack that is read in the place of a cause')
    this.underWay.add(source)
    if (cause !== undefined && cause.accessor === undefined) copy.define('cause', this.clone(cause.value), 'w-c')
    this.underWay.delete(source)
    this.takeStack(source, 'CLONE-STACK-LAST')
    copy.slots.hasStack = true
    return copy
  }

  /** The text of a stack is made once, when somebody asks for it. A copy brings it along. */
  private takeStack(source: HeapObject, rule: 'CLONE-STACK' | 'CLONE-STACK-LAST'): void {
    const { machine, from } = this.crossing
    if (source.slots.hasStack || !this.crossing.has(rule)) return
    source.slots.hasStack = true
    const hook = 'Error.prepareStackTrace'
    if (!machine.worlds[from].patches.has(hook)) return
    this.crossing.apply(rule, this.at)
    runHook(machine, intrinsic(from, 'Error'), hook, rule, undefined, [source])
  }

  private text(value: Value): string {
    if (value instanceof HeapObject || value instanceof HeapSymbol)
      throw new Unmodelled('an error in a clone whose message is no string')
    return Object.is(value, -0) ? '0' : String(value)
  }

  /** Own enumerable string keys; accessors are read, and one that throws refuses the clone. */
  private withProperties(source: HeapObject, copy: HeapObject): HeapObject {
    for (const key of ownKeys(source)) {
      // A getter may have deleted it.
      const property = source.properties.get(key)
      if (key instanceof HeapSymbol || property?.enumerable !== true) continue
      copy.put(key, this.clone(this.read(source, key)))
    }
    return copy
  }

  /** What an accessor throws refuses the clone. */
  private read(source: HeapObject, key: HeapKey): Value {
    this.crossing.expectGetterAlone(source, key)
    try {
      return get(this.crossing.machine, source, key)
    } catch (error) {
      if (!(error instanceof Thrown)) throw error
      return this.refuse()
    }
  }

  private make(
    source: HeapObject,
    className: string,
    slots: HeapObject['slots'] = {},
    rule: RuleId = 'CLONE-COPY',
  ): HeapObject {
    return this.remember(
      source,
      new HeapObject(this.crossing.to, source.brand, intrinsic(this.crossing.to, className), rule, slots),
    )
  }

  private remember(source: HeapObject, copy: HeapObject): HeapObject {
    copy.rule = copy.rule === 'LOCAL' ? 'CLONE-COPY' : copy.rule
    this.copies.set(source, copy)
    return copy
  }

  private failPending(): null {
    if (this.crossing.catchesPending) this.crossing.throwLate()
    this.crossing.apply('EXCEPTION-PENDING', this.at)
    return this.refuse()
  }

  private refuse(rule?: RuleId): null {
    return refuseClone(this.crossing, this.at, rule)
  }
}
