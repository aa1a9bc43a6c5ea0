import { usualFacts } from '../model/facts.ts'
import { predict } from '../model/predict.ts'
import { profileOf } from '../model/profile.ts'
import type { Selection } from '../properties/arbitraries/selection.ts'
import { openCases } from '../properties/cases.ts'
import { measureCase, measureDistribution } from '../properties/measure.ts'

/** Cases that are drawn again to tell what a campaign was made of. */
const most = 300

/** What the first cases of a campaign were made of, as rows for a reader. */
export function drawnRows(seed: number, from: number, cases: number, selection: Selection): [string, string][] {
  const measured = Math.min(most, cases)
  if (measured === 0) return []
  const { caseAt } = openCases({ selection })
  const profile = profileOf('newest')
  const measures = Array.from({ length: measured }, (_, offset) => {
    const scenario = caseAt(seed, from + offset)
    try {
      return measureCase(scenario, predict(scenario, profile, usualFacts).trace)
    } catch {
      return measureCase(scenario)
    }
  })
  const drawn = measureDistribution(measures)
  const share = (of: number): string => `${Math.round(of * 100)} %`
  return [
    ['cases measured, from the first on', String(drawn.cases)],
    ['values in a case: median, most', `${drawn.medianNodes}, ${drawn.mostNodes}`],
    ['steps in a case: median, most', `${drawn.medianSteps}, ${drawn.mostSteps}`],
    ['with a value that is shared', share(drawn.shared)],
    ['with a cycle', share(drawn.cyclic)],
    ['with a promise inside a container', share(drawn.promiseInContainer)],
    ['with a callback that is called with an object', share(drawn.callbackWithObject)],
    ['with several functions called', share(drawn.severalFunctionsCalled)],
    ['with an exposure that fails', share(drawn.exposureFailed)],
  ]
}
