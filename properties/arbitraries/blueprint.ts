import type { Arbitrary } from 'fast-check'
import { deckRange } from './deck.ts'
import type { Parts } from './fastCheck.ts'

/** Drawn naturals, flat: nothing in it depends on anything else, so it shrinks freely. */
export interface Blueprint {
  /** decides whether objects of the platform may be drawn, whether a world is hostile, and whether something is executed */
  flavour: number
  /** one row for each value node */
  nodes: number[][]
  /** one row for each further reference, which makes sharing and cycles */
  edges: number[][]
  /** one row for each step after the first exposure */
  steps: number[][]
  /** whether there is a spotlight, and on what */
  spotlight: number[]
}

/** How many rows there are, at least and at most. */
const lengths = { nodes: [5, 20], edges: [0, 4], steps: [1, 4] } as const

/** @param fc the caller's fast-check */
export function blueprint(fc: Parts): Arbitrary<Blueprint> {
  // Without bias: a decision is a remainder, whose frequency the weights state.
  const card = fc.noBias(fc.nat(deckRange - 1))
  const row = fc.tuple(card, card, card, card, card, card, card, card)
  const rows = ([minLength, maxLength]: readonly [number, number]) =>
    fc.array(row, { minLength, maxLength, size: 'max' })
  return fc.record(
    {
      flavour: card,
      nodes: rows(lengths.nodes),
      edges: rows(lengths.edges),
      steps: rows(lengths.steps),
      spotlight: row,
    },
    { noNullPrototype: true },
  )
}

/** Gives naturals from `min` to `max`. */
interface Random {
  nextInt(min: number, max: number): number
}

/** Draws the very blueprint that fast-check would, without what fast-check keeps of each natural to shrink it. */
export function drawBlueprint(random: Random): Blueprint {
  const card = (): number => random.nextInt(0, deckRange - 1)
  const row = (): number[] => [card(), card(), card(), card(), card(), card(), card(), card()]
  const rows = ([least, most]: readonly [number, number]): number[][] => {
    const count = random.nextInt(least, most)
    const drawn: number[][] = []
    while (drawn.length < count) drawn.push(row())
    return drawn
  }
  return {
    flavour: card(),
    nodes: rows(lengths.nodes),
    edges: rows(lengths.edges),
    steps: rows(lengths.steps),
    spotlight: row(),
  }
}
