import type { Key, Primitive } from '../model/scenario/primitive.ts'
import { isIdentifier, literalKey, plain, primitiveCode } from './code/quote.ts'

const unique = (name: string): string => `Symbol(${name})`

/** What a difference holds: an observation, a part of one, or something of the comparer's own. Strangers write these too. */
type Part = { [field: string]: unknown }

const isObject = (value: unknown): value is Part => typeof value === 'object' && value !== null

/**
 * An observation (or a part of one, as a difference holds it) as one short line.
 * It never fails: what it does not know is shown as JSON, and everything is cut after `most` characters.
 */
export function observationText(value: unknown, most = 300): string {
  const text = show(value, 0)
  return text.length > most ? `${text.slice(0, most)}…` : text
}

function show(value: unknown, depth: number): string {
  if (value === undefined) return 'nothing'
  if (!isObject(value)) return primitive(value)
  if (depth > 6) return '…'
  if (Array.isArray(value)) return isProperty(value) ? property(value, depth) : `[${list(value, depth)}]`
  if ('crash' in value) return 'crash: the renderer died'
  if ('hang' in value) return 'hang: it never ended'
  if ('seen' in value) return `the same object as #${String(value.seen)}`
  if ('global' in value) return 'the global object'
  if ('leak' in value) return `LEAK: ${String(value.leak)} of the other world`
  if ('is' in value) return description(value, depth)
  if ('own' in value) return `its own ${plain(String(value.own))}`
  if ('returned' in value) return `returned ${show(value.returned, depth)}`
  if ('threw' in value) return `threw ${show(value.threw, depth)}`
  if ('accessor' in value) return `[accessor ${String(value.accessor)}]`
  return primitive(value)
}

function primitive(value: unknown): string {
  if (!isObject(value) || ['undefined', 'number', 'bigint', 'symbol'].some((tag) => tag in value)) {
    try {
      return primitiveCode(value as Primitive, unique)
    } catch {
      // not a primitive of the language: shown as JSON
    }
  }
  return plain(JSON.stringify(value) ?? String(value), 1000)
}

const isProperty = (value: unknown[]): boolean =>
  value.length === 3 && typeof value[1] === 'string' && /^[w-][e-][c-]$/.test(value[1])

const list = (values: unknown[], depth: number): string => values.map((value) => show(value, depth + 1)).join(', ')

function property(value: unknown[], depth: number): string {
  const [key, flags, held] = value
  const name = typeof key === 'string' && isIdentifier(key) ? key : literalKey(key as Key, unique)
  return `${name}${flags === 'wec' ? '' : ` (${String(flags)})`}: ${show(held, depth + 1)}`
}

function description(value: Part, depth: number): string {
  const proto = typeof value.proto === 'string' ? value.proto.replace(/^(main|isolated):/, '') : value.proto
  const usual = value.bare === true || (typeof proto === 'string' && proto.endsWith('.prototype'))
  const name = usual ? String(proto).replace(/\.prototype$/, '') : String(value.is)
  const content = [
    ...(Array.isArray(value.entries)
      ? value.entries.map((entry) =>
          Array.isArray(entry) ? `${show(entry[0], depth + 1)} => ${show(entry[1], depth + 1)}` : '?',
        )
      : []),
    ...(Array.isArray(value.values) ? value.values.map((item) => show(item, depth + 1)) : []),
    ...['time', 'source', 'flags', 'primitive', 'bytes', 'max', 'tag', 'size', 'type', 'file', 'offset', 'buffer']
      .filter((field) => field in value)
      .map((field) => `${field}: ${show(value[field], depth + 1)}`),
    ...(Array.isArray(value.props) ? shownProperties(value, depth) : []),
  ].join(', ')
  const [open, close] = value.is === 'array' ? ['[', ']'] : ['{ ', ' }']
  const words = [
    value.is === 'function' ? (value.native || value.bare ? 'native function' : 'function') : '',
    name === 'Object' || (name === 'Array' && value.is === 'array') || value.is === 'function' ? '' : name,
    proto === null ? 'without prototype' : usual ? '' : `with prototype ${show(proto, depth + 1)}`,
    value.extensible === false ? 'not extensible' : '',
  ].filter((word) => word !== '')
  const body =
    content === '' ? (value.is === 'array' ? '[]' : value.is === 'object' ? '{}' : '') : open + content + close
  return [...words, body].filter((word) => word !== '').join(' ') || String(value.is)
}

/** The standard keys of functions and the `length` of arrays say nothing to a reader. */
function shownProperties(value: Part, depth: number): string[] {
  const props = value.props as unknown[]
  const dull =
    value.is === 'function'
      ? ['length', 'name', 'arguments', 'caller', 'prototype']
      : value.is === 'array'
        ? ['length']
        : []
  return props
    .filter((prop) => !(Array.isArray(prop) && dull.includes(prop[0] as string)))
    .map((prop) => {
      if (!Array.isArray(prop)) return show(prop, depth + 1)
      const item = value.is === 'array' && prop[1] === 'wec' && /^\d+$/.test(String(prop[0]))
      return item ? show(prop[2], depth + 1) : property(prop, depth)
    })
}
