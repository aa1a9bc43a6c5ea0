import { type ElementTag, madeObjects } from '../../model/scenario/dom.ts'
import { type Builtin, builtins } from '../../model/scenario/words.ts'
import { strippedBuiltins } from '../../model/transfer/builtin.ts'
import { type Deck, weigh } from './deck.ts'

/** All but what some hosts lack. */
const made = builtins.filter((builtin) => builtin !== 'moduleNamespace')
const notStripped = made.filter((builtin) => !strippedBuiltins.includes(builtin))
const prototypes = made.filter((builtin) => builtin !== 'revokedProxy')
const refusedBuiltins = notStripped.filter((builtin) => builtin !== 'wasmModule')

/** Those that can't be cloned make what holds them fail: rare. */
export function drawBuiltin(deck: Deck): Builtin {
  return deck.onceIn(4) ? deck.choose(notStripped) : deck.choose(strippedBuiltins)
}

export function drawRefusedBuiltin(deck: Deck): Builtin {
  return deck.choose(refusedBuiltins)
}

/** One that something can inherit from. */
export function drawPrototype(deck: Deck): Builtin {
  return deck.choose(prototypes)
}

/** Those that can't be frozen make their exposure fail: rare. */
export const tags = weigh<ElementTag>({
  div: 12,
  span: 6,
  input: 6,
  canvas: 4,
  svg: 4,
  'x-widget': 2,
  'x-card': 4,
  form: 2,
  select: 2,
  object: 2,
  embed: 2,
})

/** All but what some hosts of the others lack. */
export const platformChoices = madeObjects.filter((of) => of !== 'videoFrame')
