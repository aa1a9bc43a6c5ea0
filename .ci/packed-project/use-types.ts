// Only type-checked: the packed types must stand on their own.
import { type Adapter, defineAdapter, loadAdapter, type Session } from 'bridgecheck/adapters'
import { type ContextBridge, createContextBridge, loadPreload } from 'bridgecheck/doubles'
import { predict, profileOf, type Scenario } from 'bridgecheck/model'
import { type CampaignSummary, caseAt, runCampaign } from 'bridgecheck/properties'
import { type ElectronDouble, electronDouble } from 'bridgecheck/vitest'

const adapter: Adapter = await loadAdapter('vm')
const summary: CampaignSummary = await runCampaign({ adapters: [adapter], seed: 1, cases: 10 })
const session: Session = await adapter.open()
const scenario: Scenario = caseAt(1, 0)
const count: number = predict(scenario, profileOf('newest'), session.facts).applied.length
// @ts-expect-error an adapter needs a profile
defineAdapter({ id: 'none', worlds: () => undefined })
const window: { api: { count: number } } = await loadPreload('./preload.cjs', { electron: '33' })
const bridge: ContextBridge = createContextBridge({ electron: '33', isolated: {}, main: {} }).contextBridge
const plugin: ElectronDouble = electronDouble({ electron: '33' })
export const used = [summary, count, window, bridge, plugin]
