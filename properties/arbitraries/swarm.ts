import { mixSeed } from '../mixSeed.ts'
import type { Weights } from './weights.ts'

/** What scenarios are made of is always on. */
const always = new Set(['object', 'function', 'call'])

/**
 * The weights of one swarm, by its number: each kind of value and of step is on or off, by the toss of a coin that seed
 * and number decide alone. What a common feature hides shows where it is off, and rare ones meet more often
 * (Groce and others, "Swarm Testing", ISSTA 2012).
 */
export function swarmWeights(weights: Weights, seed: number, swarm: number): Weights {
  const coins = { kinds: mixSeed(seed ^ 0x5a4e, swarm), steps: mixSeed(seed ^ 0x57e9, swarm) }
  return { ...weights, kinds: tossed(weights.kinds, coins.kinds), steps: tossed(weights.steps, coins.steps) }
}

/** @param coins 32 bits, one for each name in order */
function tossed<Name extends string>(weights: Record<Name, number>, coins: number): Record<Name, number> {
  const kept = Object.entries<number>(weights).map(([name, weight], index) => {
    const isOn = always.has(name) || ((coins >>> index) & 1) === 1
    return [name, isOn ? weight : 0]
  })
  return Object.fromEntries(kept) as Record<Name, number>
}
