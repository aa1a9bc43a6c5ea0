import { usualFacts } from '../model/facts.ts'
import { predict } from '../model/predict.ts'
import { profileOf } from '../model/profile.ts'
import { type CampaignPlan, rangeOf } from '../properties/campaign/plan.ts'
import { openCases } from '../properties/cases.ts'
import { measureCase, measureDistribution } from '../properties/measure.ts'
import type { Drawn } from '../reports/report.ts'

/** Cases that are drawn again to tell what a campaign was made of. */
const most = 300

/** What the first cases of a campaign, or of a shard, were made of. @param cases how many it had */
export function drawnOf(plan: CampaignPlan, cases: number): Drawn {
  const { seed, weights } = plan
  const { caseAt } = openCases({ selection: plan.selection, weights })
  const { from } = rangeOf(plan)
  const profile = profileOf('newest')
  const measures = Array.from({ length: Math.min(most, cases) }, (_, offset) => {
    const scenario = caseAt(seed, from + offset)
    try {
      return measureCase(scenario, predict(scenario, profile, usualFacts).trace)
    } catch {
      return measureCase(scenario)
    }
  })
  return measureDistribution(measures)
}
