import type { Operand } from '../../model/scenario/place.ts'
import type { Key, Primitive } from '../../model/scenario/primitive.ts'
import { makeBigInt, makeSymbol, mapGet, mapSet, sliceString, symbolFor } from './intrinsics.ts'
import { run, world } from './state.ts'
import { wellKnownSymbols } from './text.ts'

/** A tagged primitive: JSON without prototype, so a field that is not there reads as undefined. */
interface Tagged {
  number?: string
  bigint?: string
  symbol?: string
}

/** A property key of a recipe as this world has it. */
export function keyOf(key: Key): string | symbol {
  return typeof key === 'string' ? key : symbolOf(key.symbol)
}

/** A primitive of a recipe as this world has it. */
export function primitiveOf(primitive: Primitive): unknown {
  if (typeof primitive !== 'object' || primitive === null) return primitive
  const tagged = primitive as Tagged
  if (tagged.number !== undefined) return numberOf(tagged.number)
  if (tagged.bigint !== undefined) return makeBigInt(tagged.bigint)
  return tagged.symbol === undefined ? undefined : symbolOf(tagged.symbol)
}

/** Makes the symbol that an operand may be, so that whoever names it later only has to look it up. */
export function makeAhead(operand: Operand | undefined): void {
  if (typeof operand !== 'object' || operand === null) return
  const { symbol } = operand as Tagged
  if (symbol !== undefined) symbolOf(symbol)
}

function numberOf(text: string): number {
  switch (text) {
    case 'NaN':
      return NaN
    case 'Infinity':
      return Infinity
    case '-Infinity':
      return -Infinity
    default:
      return -0
  }
}

function symbolOf(name: string): symbol {
  const known = mapGet(run.symbols, name)
  if (known !== undefined) return known
  const symbol = makeSymbolOf(name)
  mapSet(run.symbols, name, symbol)
  return symbol
}

/** A unique symbol is made once per scenario and world; the others are shared by all worlds. */
function makeSymbolOf(name: string): symbol {
  if (name[0] === '@') return wellKnownSymbols[sliceString(name, '@@'.length)] as symbol
  if (name[0] === 'f') return symbolFor(sliceString(name, 'for:'.length))
  return makeSymbol(`${world}.${sliceString(name, 'unique:'.length)}`)
}
