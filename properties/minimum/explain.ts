import type { Facts } from '../../model/observation.ts'
import { type Scenario, validateScenario } from '../../model/scenario/scenario.ts'
import type { Shown } from '../../model/traceText.ts'
import { type Alternative, alternativesTo } from './alternatives.ts'
import { fitsOf } from './fits.ts'
import { type Leaf, leavesOf, placeText } from './leaves.ts'

/** What a minimal scenario says beyond itself. */
export interface Explanation {
  /** what else could stand in the place of each leaf */
  leaves: LeafExplanation[]
  /** whose rules give what was observed: `Electron 25 to 27`, `the documentation`, `its own version` */
  fits: string[]
}

export interface LeafExplanation {
  /** where it stands, in words: `property a of the value exposed as api` */
  at: string
  /** what shows the same there: `any value`, `any object`, `any primitive`, `no other value`, or a list of those that do */
  others: string
}

export interface ExplainOptions {
  facts: Facts
  /** the profile of the adapter that showed it */
  own: string
  /** what was observed of the scenario */
  shown: Shown
  /** for each candidate, in order, whether it shows the same difference */
  shows(candidates: readonly Scenario[]): Promise<boolean[]>
  /** how many candidates are tried at most */
  maxTries: number
}

/** Tries other values in the place of each leaf of a minimal scenario, and other profiles on what was observed. */
export async function explainMinimum(scenario: Scenario, options: ExplainOptions): Promise<Explanation> {
  const leaves: LeafExplanation[] = []
  let left = options.maxTries
  for (const leaf of leavesOf(scenario)) {
    const alternatives = alternativesTo(scenario, leaf).filter(isValid)
    left -= alternatives.length
    if (left < 0) break
    // Of what nothing else can stand for, there is nothing to say.
    if (alternatives.length === 0) continue
    leaves.push({ at: placeText(scenario, leaf), others: await othersOf(leaf, alternatives, options) })
  }
  return { leaves, fits: fitsOf(scenario, options.shown, options.facts, options.own) }
}

function isValid({ scenario }: Alternative): boolean {
  try {
    validateScenario(scenario)
    return true
  } catch {
    return false
  }
}

async function othersOf(leaf: Leaf, alternatives: readonly Alternative[], options: ExplainOptions): Promise<string> {
  const shows = await options.shows(alternatives.map(({ scenario }) => scenario))
  const same = alternatives.filter((_, index) => shows[index])
  const all = (is: Alternative['is']): boolean =>
    alternatives.some((one) => one.is === is) && alternatives.every((one) => one.is !== is || same.includes(one))
  const isObject = 'name' in leaf
  if (same.length === 0) return 'no other value'
  if (all('object') && all('primitive')) return 'any value'
  if (isObject && all('object') && same.every(({ is }) => is === 'object')) return 'any object'
  if (!isObject && all('primitive') && same.every(({ is }) => is === 'primitive')) return 'any primitive'
  return `also ${same.map(({ what }) => what).join(', ')}`
}
