import fc, { Random } from 'fast-check'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Scenario } from '../model/scenario/scenario.ts'
import { drawBlueprint } from './arbitraries/blueprint.ts'
import { localScenario } from './arbitraries/local.ts'
import { type ScenarioOptions, scenarioBy } from './arbitraries/scenario.ts'
import { swarmWeights } from './arbitraries/swarm.ts'
import { defaultWeights, type Weights } from './arbitraries/weights.ts'
import { mixSeed } from './mixSeed.ts'
import { rareCases } from './rare.ts'

/**
 * The cases of one kind of campaign. Case `index` of a seed is a pure function of both, of the generator version and
 * of the options: any range of indexes can be drawn anywhere, in any order.
 */
export interface Cases {
  /** @param seed 32-bit signed integer @param index natural below 2^53 */
  caseAt(seed: number, index: number): Scenario
}

export function openCases(options: ScenarioOptions = {}): Cases {
  const { weights = defaultWeights } = options
  const drawn = weights.swarm === 0 ? casesBy(options) : swarmsOf(options, weights)
  return weights.rare === 0 ? drawn : rareCases(drawn, weights.rare)
}

/** Each swarm has weights of its own. */
function swarmsOf(options: ScenarioOptions, weights: Weights): Cases {
  let open: { seed: number; swarm: number; cases: Cases } | undefined
  return {
    caseAt(seed, index) {
      const swarm = Math.floor(index / weights.swarm)
      if (open?.seed !== seed || open.swarm !== swarm) {
        const own = { ...options, weights: swarmWeights(weights, seed, swarm) }
        open = { seed, swarm, cases: casesBy(own) }
      }
      return open.cases.caseAt(seed, index)
    },
  }
}

/** The same of scenarios that live in one world, without any bridge: they test builder, stepper and observer of a host. */
export function openLocalCases(options: ScenarioOptions = {}): Cases {
  const arbitrary = localScenario(fc, options)
  return casesOf((random) => arbitrary.generate(random, undefined).value)
}

function casesBy(options: ScenarioOptions): Cases {
  const scenarioOf = scenarioBy(options)
  return casesOf((random) => scenarioOf(drawBlueprint(random)))
}

function casesOf(draw: (random: Random) => Scenario): Cases {
  return { caseAt: (seed, index) => draw(new Random(xoroshiro128plus(mixSeed(seed, index)))) }
}

const defaultCases = openCases()

/** Case `index` of a seed, over everything, with the default weights. */
export function caseAt(seed: number, index: number): Scenario {
  return defaultCases.caseAt(seed, index)
}
