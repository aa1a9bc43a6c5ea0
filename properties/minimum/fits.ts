import { compare } from '../../model/compare.ts'
import type { Facts } from '../../model/observation.ts'
import { predict } from '../../model/predict.ts'
import { newestKnownMajor, ownVersion, profileOf } from '../../model/profile.ts'
import { oldestMajor } from '../../model/rules/versions.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Shown } from '../../model/traceText.ts'

/**
 * Whom an observed trace fits: `Electron 25 to 27`, `the documentation`, `its own version`; empty when no rules that are
 * known give it.
 *
 * @param own the profile of the adapter that showed it
 */
export function fitsOf(scenario: Scenario, shown: Shown, facts: Facts, own: string): string[] {
  const fits = (profile: string): boolean => {
    const prediction = predict(scenario, profileOf(profile), facts)
    return prediction.unmodelled === undefined && compare(prediction, shown).length === 0
  }
  const majors: [first: number, last: number][] = []
  for (let major = oldestMajor; major <= newestKnownMajor; major++) {
    if (!fits(`electron-${major}`)) continue
    const last = majors.at(-1)
    if (last?.[1] === major - 1) last[1] = major
    else majors.push([major, major])
  }
  const ranges = majors.map(([first, last]) => `Electron ${first}${last === first ? '' : ` to ${last}`}`)
  return [...ranges, ...(fits('documented') ? ['the documentation'] : []), ...(fits(own) ? [ownVersion] : [])]
}
