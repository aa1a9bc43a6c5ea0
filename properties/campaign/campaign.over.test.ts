import { expect, test } from 'vitest'
import type { Adapter, Session } from '../../implementations/adapter.ts'
import { fakeAdapter, tamperDates } from '../testing/fakeAdapter.ts'
import { type CampaignOptions, runCampaign } from './campaign.ts'
import type { CampaignEvent } from './event.ts'

/** Shows wrong dates, and never answers what is asked of fresh worlds: nothing is confirmed. */
function silentInFreshWorlds(): Adapter {
  const fake = fakeAdapter({ tamper: tamperDates, capabilities: [] })
  return {
    ...fake,
    async open() {
      const session = await fake.open()
      const run: Session['run'] = (scenarios, options) =>
        options?.fresh ? new Promise(() => {}) : session.run(scenarios, options)
      // With `runText` no run waits for another.
      return { ...session, run, runText: run }
    },
  }
}

test.each<[string, Partial<CampaignOptions>]>([
  ['it is stopped', { signal: AbortSignal.timeout(500) }],
  ['its time is up', { maxTime: 500 }],
])('when %s, nobody waits for a confirmation that never comes: the finding is unconfirmed', async (_, end) => {
  const events: CampaignEvent[] = []
  const start = performance.now()
  const options = { adapters: [silentInFreshWorlds()], seed: 1, cases: 600, ...end }
  const summary = await runCampaign(options, (event) => events.push(event))
  expect(performance.now() - start).toBeLessThan(30_000)
  const { divergences } = summary.adapters.fake!
  expect(divergences.length).toBeGreaterThan(0)
  for (const finding of divergences) expect(finding).toMatchObject({ unconfirmed: true, minimal: false })
  expect(events.at(-1)!.type).toBe('campaign.ended')
  expect(events.filter(({ type }) => type === 'finding.found')).toHaveLength(divergences.length)
})
