import { wellKnownSymbols as wellKnownNames } from '../../model/scenario/symbols.ts'
import {
  bigintText,
  charCodeAt,
  is,
  MapConstructor,
  mapGet,
  mapSet,
  mapSize,
  quoteString,
  symbolDescription,
  symbolKeyFor,
} from './intrinsics.ts'

/** The well-known symbols of the language, by symbol. Taken while the world is still as the engine made it. */
const wellKnown = new MapConstructor<symbol, string>()
for (const name of wellKnownNames) {
  mapSet(wellKnown, Symbol[name], name)
}

/** The well-known symbol of that name. */
export const wellKnownSymbols: Record<string, symbol> = Object.create(null)
wellKnown.forEach((name, symbol) => {
  wellKnownSymbols[name] = symbol
})

const cacheSize = 4096
let quoted = new MapConstructor<string, string>()

/** A string as JSON of ASCII characters. Names come again and again: they are quoted once. */
export function quote(text: string): string {
  const known = mapGet(quoted, text)
  if (known !== undefined) return known
  const fresh = escapeBeyondAscii(quoteString(text))
  if (text.length <= 32) {
    if (mapSize(quoted) >= cacheSize) quoted = new MapConstructor()
    mapSet(quoted, text, fresh)
  }
  return fresh
}

/** Unit by unit: a slice of a string of two bytes a character would have two bytes a character as well. */
function escapeBeyondAscii(json: string): string {
  let isAscii = true
  let escaped = ''
  for (let index = 0; index < json.length; index++) {
    const unit = json[index] as string
    if (unit > '\x7f') isAscii = false
    escaped += unit > '\x7f' ? `\\u${hexadecimal(charCodeAt(json, index))}` : unit
  }
  return isAscii ? json : escaped
}

const digits = '0123456789abcdef'

/** Four digits. */
function hexadecimal(unit: number): string {
  return `${digits[unit >> 12]}${digits[(unit >> 8) & 15]}${digits[(unit >> 4) & 15]}${digits[unit & 15]}`
}

/** A symbol as observations show it: `for:text`, `@@iterator`, `unique:isolated.a`. */
export function symbolText(symbol: symbol): string {
  const registered = symbolKeyFor(symbol)
  if (registered !== undefined) return `{"symbol":${quote(`for:${registered}`)}}`
  const name = mapGet(wellKnown, symbol)
  if (name !== undefined) return `{"symbol":"@@${name}"}`
  return `{"symbol":${quote(`unique:${symbolDescription(symbol) ?? ''}`)}}`
}

/** The flags of a property: `we-`. */
export function flagsText(writable: boolean, enumerable: boolean, configurable: boolean): string {
  return `${writable ? 'w' : '-'}${enumerable ? 'e' : '-'}${configurable ? 'c' : '-'}`
}

/** A property key as JSON. */
export function keyText(key: string | symbol): string {
  return typeof key === 'string' ? quote(key) : symbolText(key)
}

/** A primitive as JSON; what JSON has not is tagged. */
export function primitiveText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quote(value)
    case 'number':
      if (value === 0) return is(value, -0) ? '{"number":"-0"}' : '0'
      if (is(value, NaN)) return '{"number":"NaN"}'
      if (value === Infinity) return '{"number":"Infinity"}'
      if (value === -Infinity) return '{"number":"-Infinity"}'
      return `${value}`
    case 'boolean':
      return value ? 'true' : 'false'
    case 'undefined':
      return '{"undefined":true}'
    case 'symbol':
      return symbolText(value)
    case 'bigint':
      return `{"bigint":"${bigintText(value)}"}`
    default:
      return 'null'
  }
}
