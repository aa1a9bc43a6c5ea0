// Only type-checked: the packed types must stand on their own.
import { type Adapter, defineAdapter, loadAdapter, type Session } from 'bridgecheck/adapters'
import { predict, profileOf, type Scenario } from 'bridgecheck/model'
import { type CampaignSummary, caseAt, runCampaign } from 'bridgecheck/properties'

const adapter: Adapter = await loadAdapter('vm')
const summary: CampaignSummary = await runCampaign({ adapters: [adapter], seed: 1, cases: 10 })
const session: Session = await adapter.open()
const scenario: Scenario = caseAt(1, 0)
const count: number = predict(scenario, profileOf('newest'), session.facts).applied.length
// @ts-expect-error an adapter needs a profile
defineAdapter({ id: 'none', worlds: () => undefined })
export const used = [summary, count]
