/** A table of choices, simplest first: a deck that is all zero picks the first. */
export interface Choices<T> {
  values: readonly T[]
  weights: readonly number[]
  total: number
}

/** Whole weights only; a choice of weight 0 is left out. */
export function weigh<T extends string>(weights: Readonly<Partial<Record<T, number>>>): Choices<T> {
  return weighAll(Object.entries(weights) as [T, number][])
}

/** The same of choices that are no texts. */
export function weighAll<T>(weighted: readonly (readonly [choice: T, weight: number])[]): Choices<T> {
  const entries = weighted.filter(([, weight]) => weight > 0)
  return {
    values: entries.map(([value]) => value),
    weights: entries.map(([, weight]) => weight),
    total: entries.reduce((sum, [, weight]) => sum + weight, 0),
  }
}

/** Every natural of a deck lies below this. */
export const deckRange = 0x80000000

/**
 * A row of drawn naturals, spent on small decisions in mixed radix.
 * Smaller naturals give simpler decisions and a spent deck gives the simplest, so every shrink is a valid draw.
 */
export class Deck {
  readonly #cards: readonly number[]
  #next = 0
  #left = 0
  #room = 1

  constructor(cards: readonly number[]) {
    this.#cards = cards
  }

  /** A natural below `count`. */
  below(count: number): number {
    if (this.#room < count * 16) {
      this.#left = this.#cards[this.#next] ?? 0
      this.#next += 1
      this.#room = deckRange
    }
    const drawn = this.#left % count
    this.#left = (this.#left - drawn) / count
    this.#room = Math.floor(this.#room / count)
    return drawn
  }

  /** True in `percent` of 100 draws; false when the deck is spent. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent
  }

  /** True once in `count` draws; false when the deck is spent. */
  onceIn(count: number): boolean {
    return this.below(count) === count - 1
  }

  choose<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  pick<T>(choices: Choices<T>): T {
    let drawn = this.below(choices.total)
    let index = 0
    while (drawn >= (choices.weights[index] ?? Number.POSITIVE_INFINITY)) {
      drawn -= choices.weights[index] ?? 0
      index += 1
    }
    return choices.values[index] as T
  }
}
