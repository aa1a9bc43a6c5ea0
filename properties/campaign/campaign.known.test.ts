import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { CorpusCase } from '../corpus.ts'
import type { Finding } from '../finding.ts'
import { fakeAdapter, tamperDates } from '../testing/fakeAdapter.ts'
import { runCampaign } from './campaign.ts'
import type { CampaignEvent } from './event.ts'

const types = (events: readonly CampaignEvent[]): string[] => events.map(({ type }) => type)

describe('a campaign that knows of divergences', () => {
  test('does not count what is known, and says which known divergence did not occur or expired', async () => {
    const adapters = [fakeAdapter({ tamper: tamperDates })]
    const options = { adapters, seed: 1, cases: 100 }
    const found = (await runCampaign(options)).adapters.fake!
    const known = found.divergences.map(({ signature }) => ({ signature, reason: 'It is known.' }))
    const gone = { signature: 'fake ARR-COPY value exposed array', reason: 'It was known.' }
    const again = (await runCampaign({ ...options, known: [...known, gone] })).adapters.fake!
    expect(again).toMatchObject({ diverge: 0, divergences: [], agree: found.agree })
    expect(again.known).toBe(found.diverge)
    expect(again.knownDivergences.filter(({ cases }) => cases > 0)).toHaveLength(known.length)
    expect(again.warnings).toEqual([
      expect.stringMatching(/^The known divergence fake ARR-COPY value exposed array did not occur in \d+ cases\.$/),
    ])
    const expired = known.map((one) => ({ ...one, expires: '2020-01-31', expired: true }))
    const after = (await runCampaign({ ...options, known: expired })).adapters.fake!
    expect(after.divergences.map(({ signature }) => signature)).toEqual(known.map(({ signature }) => signature))
    expect(after.warnings).toContainEqual(
      `The known divergence ${known[0]!.signature} expired on 2020-01-31: it counts again.`,
    )
  })

  test('counts what the corpus shows too, and nothing that a comparison of the same adapter knows', async () => {
    const scenario: Scenario = {
      bridgecheck: 1,
      values: { date: { kind: 'date', in: 'isolated', time: 5 } },
      steps: [{ do: 'expose', key: 'api', value: { value: 'date' } }],
    }
    const corpus: CorpusCase[] = [{ name: 'date', title: 'A date.', rules: ['CLONE-COPY'], scenario }]
    const options = { adapters: [fakeAdapter({ tamper: tamperDates })], seed: 1, cases: 1 }
    const [finding] = (await runCampaign({ ...options, corpus })).adapters.fake!.divergences
    const { signature } = finding!
    const known = [
      { signature, reason: 'It is known.' },
      { signature: signature.replace('fake', 'fake against other'), reason: 'It is known of a comparison.' },
    ]
    const { warnings, knownDivergences } = (await runCampaign({ ...options, corpus, known })).adapters.fake!
    expect(knownDivergences).toEqual([{ ...known[0], cases: 1 }])
    expect(warnings).toEqual([])
  })

  test('accepts known divergences, and counts them', async () => {
    const first = await runCampaign({ adapters: [fakeAdapter({ tamper: tamperDates })], seed: 1, cases: 300 })
    const { divergences } = first.adapters.fake!
    const known = divergences.flatMap(({ signature, alsoShows }) =>
      [signature, ...alsoShows].map((one) => ({ signature: one, reason: 'dates are tampered with' })),
    )
    const second = await runCampaign({ adapters: [fakeAdapter({ tamper: tamperDates })], seed: 1, cases: 300, known })
    expect(second.adapters.fake!.known).toBe(first.adapters.fake!.diverge)
    expect(second.adapters.fake!.divergences).toEqual([])
  })

  test('runs stored findings first: those that still diverge, and those that are fixed', async () => {
    const first = await runCampaign({ adapters: [fakeAdapter({ tamper: tamperDates })], seed: 1, cases: 300 })
    const stored = first.adapters.fake!.divergences
    const again = await runCampaign({
      adapters: [fakeAdapter({ tamper: tamperDates })],
      seed: 2,
      cases: 1,
      stored,
    })
    expect(again.adapters.fake!.divergences.map(({ id }) => id)).toEqual(stored.map(({ id }) => id))
    const removed: string[] = []
    const events: CampaignEvent[] = []
    const fixed = await runCampaign(
      {
        adapters: [fakeAdapter()],
        seed: 2,
        cases: 1,
        stored,
        store: { save: () => {}, remove: (id) => removed.push(id) },
      },
      (event) => events.push(event),
    )
    expect(fixed.adapters.fake!.divergences).toEqual([])
    expect(removed).toEqual(stored.map(({ id }) => id))
    expect(types(events)).toContain('finding.fixed')
  })

  test('takes a stored finding that differs in another way now for one of its own', async () => {
    const first = await runCampaign({ adapters: [fakeAdapter({ tamper: tamperDates })], seed: 1, cases: 300 })
    const stored = first.adapters.fake!.divergences
    const kept = new Map(stored.map(({ id, signature }) => [id, signature]))
    const adapters = [
      fakeAdapter({
        tamper: (trace) => JSON.parse(JSON.stringify(trace).replaceAll(':Date.prototype"', ':Map.prototype"')),
      }),
    ]
    const store = {
      save: ({ id, signature }: Finding) => void kept.set(id, signature),
      remove: (id: string) => void kept.delete(id),
    }
    const again = await runCampaign({ adapters, seed: 2, cases: 1, stored, store })
    const shown = again.adapters.fake!.divergences.map(({ signature }) => signature)
    expect(shown.length).toBeGreaterThan(0)
    expect([...kept.values()].sort()).toEqual([...shown].sort())
    expect(stored.map(({ signature }) => signature)).not.toContain(shown[0])
  })

  test('leaves stored findings of another profile alone: they are answers to another question', async () => {
    const first = await runCampaign({ adapters: [fakeAdapter({ tamper: tamperDates })], seed: 1, cases: 300 })
    const removed: string[] = []
    const stored = first.adapters.fake!.divergences
    expect(stored.length).toBeGreaterThan(0)
    const store = { save: () => {}, remove: (id: string) => removed.push(id) }
    await runCampaign({ adapters: [fakeAdapter()], profile: '44.0.0', seed: 2, cases: 1, stored, store })
    expect(removed).toEqual([])
  })
})
