import type { Key } from '../../model/scenario/primitive.ts'
import { member, primitiveCode, quote } from '../code/quote.ts'
import type { Scope } from '../code/scope.ts'
import type { Held } from './look.ts'
import type { Aspect, Hop, Place, Slot } from './place.ts'

/** The value at a place as an expression. */
export function valueCode({ field, hops }: Place, held: Held, scope: Scope): string {
  return hops.reduce((code, hop) => hopCode(code, hop, scope), held.field(field))
}

function hopCode(code: string, hop: Hop, scope: Scope): string {
  if ('prototype' in hop) return `Object.getPrototypeOf(${code})`
  if ('content' in hop) {
    if (hop.of === 'view') return `${code}.buffer`
    return `[...${code}]${hop.of === 'map' ? '.flat()' : ''}[${hop.content}]`
  }
  return typeof hop.key === 'string' ? `${code}${member(hop.key, scope.unique)}` : `${code}[${keyCode(code, hop.key)}]`
}

/** A unique symbol of the other world has no name here: it is found by its description. */
const keyCode = (value: string, key: Key): string => primitiveCode(key, (name) => `symbolKey(${value}, ${quote(name)})`)

export function aspectCode(aspect: Aspect, value: string): string {
  switch (aspect.is) {
    case 'extensible':
      return `Object.isExtensible(${value}) ? 'extensible' : 'not extensible'`
    case 'prototype':
      return `prototypeOf(${value})`
    case 'keys':
      return `keysOf(${value})`
    case 'size':
      return `String(${value}.size)`
    case 'flags':
      return `flagsOf(${value}, ${keyCode(value, aspect.key)})`
    case 'slot':
      return slotCode(aspect.slot, value)
  }
}

function slotCode(slot: Slot, value: string): string {
  switch (slot) {
    case 'native':
      return `/\\[native code\\]/.test(Function.prototype.toString.call(${value})) ? 'native code' : 'not native code'`
    case 'time':
      return `show(${value}.getTime())`
    case 'primitive':
      return `show(${value}.valueOf())`
    case 'offset':
      return `show(${value}.byteOffset)`
    case 'max':
      return `show(${value}.resizable ? ${value}.maxByteLength : undefined)`
    case 'size':
      return `show(${value}.size)`
    case 'length':
      // of a DataView in bytes
      return `show(${value}.length ?? ${value}.byteLength)`
    case 'source':
    case 'flags':
      return `${value}.${slot}`
    case 'tag':
      return `String(${value}.localName)`
    case 'type':
      return `String(${value}.type)`
    case 'file':
      return `String(${value}.name)`
    case 'array':
      return `${value}[Symbol.toStringTag]`
    case 'bytes':
      return `[...new Uint8Array(${value})].map((byte) => byte.toString(16).padStart(2, '0')).join('')`
  }
}
