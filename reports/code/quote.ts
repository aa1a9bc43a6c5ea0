import type { Key, Primitive } from '../../model/scenario/primitive.ts'

/**
 * Characters that may do something to a terminal, a Markdown fence or an editor's text direction: everything but
 * printable ASCII and letters of other alphabets. Backticks and `<` are escaped so that a repro can be pasted anywhere.
 */
const unsafe = /[^\x20-\x7e\p{L}\p{N}]|['\\`<]/gu
const lone = /[\ud800-\udfff]/g

const short: Record<string, string> = { "'": "\\'", '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escape(character: string): string {
  const known = short[character]
  if (known !== undefined) return known
  const code = character.codePointAt(0)!
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`
  return `\\u{${code.toString(16)}}`
}

/** A JavaScript string literal in single quotes, of printable characters only, whatever the text holds. */
export function quote(text: string): string {
  return `'${text.replace(unsafe, escape).replace(lone, escape)}'`
}

/** Text of a stranger for a sentence on a terminal: as in `quote`, without quotes, cut after `most` characters. */
export function plain(text: string, most = 200): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text
  return cut.replace(/[^\x20-\x7e\p{L}\p{N}…]/gu, escape).replace(lone, escape)
}

export const isIdentifier = (text: string): boolean => /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text)

/** A primitive as an expression. A unique symbol is named by `unique`, which declares it. */
export function primitiveCode(primitive: Primitive, unique: (name: string) => string): string {
  if (primitive === null || typeof primitive === 'boolean') return String(primitive)
  if (typeof primitive === 'number') return String(primitive)
  if (typeof primitive === 'string') return quote(primitive)
  if ('undefined' in primitive) return 'undefined'
  if ('number' in primitive) return primitive.number
  if ('bigint' in primitive) return `${primitive.bigint}n`
  return symbolCode(primitive.symbol, unique)
}

function symbolCode(symbol: string, unique: (name: string) => string): string {
  if (symbol.startsWith('for:')) return `Symbol.for(${quote(symbol.slice(4))})`
  if (symbol.startsWith('@@')) return `Symbol.${symbol.slice(2)}`
  return unique(symbol.slice('unique:'.length))
}

/** A key of an object literal. `__proto__` is computed: written plainly it would set the prototype. */
export function literalKey(key: Key, unique: (name: string) => string): string {
  if (typeof key !== 'string') return `[${symbolCode(key.symbol, unique)}]`
  if (key === '__proto__') return "['__proto__']"
  return isIdentifier(key) ? key : quote(key)
}

/** `.key` or `['some key']`. */
export function member(key: Key, unique: (name: string) => string): string {
  if (typeof key !== 'string') return `[${symbolCode(key.symbol, unique)}]`
  if (isIdentifier(key)) return `.${key}`
  return /^(0|[1-9][0-9]{0,8})$/.test(key) ? `[${key}]` : `[${quote(key)}]`
}
