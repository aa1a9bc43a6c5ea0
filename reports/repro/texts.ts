import type { Aspect, Slot } from './place.ts'

/** A part of an observation, as differences hold it: anything at all, where it comes from a stranger's adapter. */
type Part = Record<string, unknown>

const isObject = (value: unknown): value is Part => typeof value === 'object' && value !== null

/** What `Object.prototype.toString` says by slots. Of all else a tag of the prototype says what its class is called. */
const taggedBySlot: Record<string, string> = {
  object: 'Object',
  array: 'Array',
  error: 'Error',
  date: 'Date',
  regexp: 'RegExp',
}

/**
 * What the helper `describe` of a repro says of the value that an observation shows: the two must agree.
 */
export function described(observation: unknown): string {
  if (!isObject(observation)) return primitiveText(observation)
  if ('own' in observation) return `its own ${String(observation.own)}`
  if ('global' in observation) return 'the global object'
  if ('leak' in observation) return 'an object of the other world'
  if ('is' in observation) return objectText(observation)
  if ('seen' in observation) return 'an object that was seen before'
  return primitiveText(observation)
}

function primitiveText(value: unknown): string {
  if (typeof value === 'string') return stringText(value)
  if (!isObject(value)) return String(value)
  if ('undefined' in value) return 'undefined'
  if ('number' in value) return String(value.number)
  if ('bigint' in value) return `${value.bigint}n`
  if (typeof value.symbol !== 'string') return JSON.stringify(value)
  const { symbol } = value
  if (symbol.startsWith('for:')) return `Symbol.for(${stringText(symbol.slice(4))})`
  return symbol.startsWith('@@') ? `Symbol(Symbol.${symbol.slice(2)})` : `Symbol(${symbol.slice('unique:'.length)})`
}

const longest = 200

function stringText(text: string): string {
  if (text.length <= longest) return JSON.stringify(text)
  return `${JSON.stringify(text.slice(0, longest))} and ${text.length - longest} characters more`
}

function objectText(observation: Part): string {
  const { is, proto } = observation
  const prototype = typeof proto === 'string' ? proto.replace(/^(main|isolated):/, '').replace(/\.prototype$/, '') : ''
  if (is === 'error') return `${prototype || 'error'} ${messageText(observation.props)}`
  if (is === 'function') return 'a function'
  const kind = String(is)
  if (kind === 'typedArray') return `[object ${String(observation.array)}]`
  return `[object ${taggedBySlot[kind] ?? (prototype || 'Object')}]`
}

function messageText(props: unknown): string {
  const list = Array.isArray(props) ? (props as unknown[]) : []
  const message = list.find((prop) => Array.isArray(prop) && prop[0] === 'message') as unknown[] | undefined
  return message === undefined ? 'without a message' : primitiveText(message[2])
}

/** What a repro says of one aspect of a value, from what the observation says of it; of keys from the whole object. */
export function aspectText(aspect: Aspect, value: unknown): string {
  switch (aspect.is) {
    case 'extensible':
      return value === true ? 'extensible' : 'not extensible'
    case 'keys': {
      const props = isObject(value) && Array.isArray(value.props) ? (value.props as unknown[][]) : []
      return props.length === 0 ? 'none' : props.map(([key]) => primitiveText(key)).join(', ')
    }
    case 'flags':
    case 'size':
      return String(value)
    case 'prototype':
      if (value === null) return 'null'
      if (typeof value === 'string') return value.replace(/^(main|isolated):/, '')
      return isObject(value) && 'leak' in value ? 'a prototype of the other world' : 'another prototype'
    case 'slot':
      return slotText(aspect.slot, value)
  }
}

function slotText(slot: Slot, value: unknown): string {
  switch (slot) {
    case 'native':
      return value === true ? 'native code' : 'not native code'
    case 'bytes':
    case 'source':
    case 'flags':
    case 'array':
    case 'tag':
    case 'type':
    case 'file':
      return String(value)
    case 'time':
    case 'primitive':
    case 'max':
    case 'size':
    case 'offset':
    case 'length':
      return primitiveText(value)
  }
}
