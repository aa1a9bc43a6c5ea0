import fc, { type Arbitrary, Random } from 'fast-check'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Scenario } from '../model/scenario/scenario.ts'
import { localScenario } from './arbitraries/local.ts'
import { type ScenarioOptions, scenario } from './arbitraries/scenario.ts'

/**
 * The cases of one kind of campaign. Case `index` of a seed is a pure function of both, of the generator version and
 * of the options: any range of indexes can be drawn anywhere, in any order.
 */
export interface Cases {
  /** @param seed 32-bit signed integer @param index natural below 2^53 */
  caseAt(seed: number, index: number): Scenario
}

export function openCases(options: ScenarioOptions = {}): Cases {
  return casesOf(scenario(fc, options))
}

/** The same of scenarios that live in one world, without any bridge: they test builder, stepper and observer of a host. */
export function openLocalCases(options: ScenarioOptions = {}): Cases {
  return casesOf(localScenario(fc, options))
}

function casesOf(arbitrary: Arbitrary<Scenario>): Cases {
  return {
    caseAt(seed, index) {
      const random = new Random(xoroshiro128plus(mixSeed(seed, index)))
      return arbitrary.generate(random, undefined).value
    },
  }
}

const defaultCases = openCases()

/** Case `index` of a seed, over everything, with the default weights. */
export function caseAt(seed: number, index: number): Scenario {
  return defaultCases.caseAt(seed, index)
}

/** One 32-bit hash of seed and index (both halves), so that neighbours share nothing. */
export function mixSeed(seed: number, index: number): number {
  let hash = seed | 0
  hash = mix(hash ^ mix(index | 0))
  return mix(hash ^ mix(Math.floor(index / 0x100000000) + 0x9e3779b9)) | 0
}

/** The finalizer of MurmurHash3: every input bit reaches every output bit. */
function mix(input: number): number {
  let hash = input | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
