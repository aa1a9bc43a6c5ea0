import { expect, test } from 'vitest'
import { fakeAdapter, tamperDates } from '../testing/fakeAdapter.ts'
import { runCampaign } from './campaign.ts'
import type { CampaignState } from './state.ts'
import type { UnderWay } from './underWay.ts'

const options = () => ({ adapters: [fakeAdapter({ tamper: tamperDates })], seed: 1, cases: 100 })

/** What a run leaves that was killed so often while it followed up each of these. */
function killed(signatures: readonly string[], deaths: number): UnderWay {
  return { batches: {}, suspects: Object.fromEntries(signatures.map((one) => [one, { deaths, now: false }])) }
}

const whole = (await runCampaign(options())).adapters.fake!.divergences
const signatures = whole.map(({ signature }) => signature)

test('what was being reduced whenever the campaign was killed is confirmed when it is resumed', async () => {
  const { adapters } = await runCampaign({ ...options(), underWay: killed(signatures, 4) })
  const { divergences } = adapters.fake!
  expect(divergences.map(({ signature }) => signature)).toEqual(signatures)
  for (const finding of divergences) {
    expect(finding.unconfirmed).toBeUndefined()
    expect(finding.sizeAfter).toBe(finding.sizeBefore)
  }
})

test('what could not be confirmed is confirmed and reduced when the campaign goes on', async () => {
  let state: CampaignState | undefined
  const keepState = (kept: CampaignState): void => {
    state = structuredClone(kept)
  }
  const first = await runCampaign({ ...options(), underWay: killed(signatures, 5), keepState })
  for (const finding of first.adapters.fake!.divergences) expect(finding.unconfirmed).toBe(true)
  const kept: string[] = []
  const store = { save: ({ signature }: { signature: string }) => kept.push(signature), remove: () => {} }
  const second = await runCampaign({ ...options(), resume: state!, store })
  expect(second.adapters.fake!.divergences).toEqual(whole)
  expect(new Set(kept)).toEqual(new Set(signatures))
})
