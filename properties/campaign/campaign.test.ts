import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadAdapter } from '../../implementations/load.ts'
import { usualFacts } from '../../model/facts.ts'
import { profileOf } from '../../model/profile.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { expectOf, judge } from '../agreement.ts'
import { selectionOf } from '../arbitraries/selection.ts'
import { defaultWeights } from '../arbitraries/weights.ts'
import type { CorpusCase } from '../corpus.ts'
import type { Finding } from '../finding.ts'
import { isMinimal } from '../reduce/reduce.ts'
import { fakeAdapter, tamperDates } from '../testing/fakeAdapter.ts'
import { type CampaignOptions, runCampaign } from './campaign.ts'
import type { CampaignEvent } from './event.ts'

const types = (events: readonly CampaignEvent[]): string[] => events.map(({ type }) => type)

describe('a campaign', () => {
  test('agrees with an adapter that shows what the model predicts', async () => {
    const events: CampaignEvent[] = []
    const adapter = fakeAdapter()
    const summary = await runCampaign({ adapters: [adapter], seed: 1, cases: 250 }, (event) => events.push(event))
    const fake = summary.adapters.fake!
    expect(summary.ended).toBe('cases')
    expect(fake.cases).toBe(250)
    expect(fake.agree + fake.inapplicable).toBe(250)
    expect(fake.inapplicable).toBeLessThan(15)
    expect(fake.divergences).toEqual([])
    expect(fake.warnings).toEqual([])
    expect(types(events)[0]).toBe('campaign.started')
    expect(types(events).at(-1)).toBe('campaign.ended')
    expect(types(events).filter((type) => type === 'batch.done')).toHaveLength(4)
    expect(adapter.log.closed).toBe(1)
  })

  test('finds a tampered kind, confirms it in fresh worlds and reduces it with its signature pinned', async () => {
    const kept: Finding[] = []
    const summary = await runCampaign({
      adapters: [fakeAdapter({ tamper: tamperDates })],
      seed: 1,
      cases: 600,
      store: { save: (finding) => kept.push(finding), remove: () => {} },
    })
    const { divergences, diverge } = summary.adapters.fake!
    expect(divergences.length).toBeGreaterThan(0)
    expect(diverge).toBeGreaterThanOrEqual(divergences.length)
    for (const finding of divergences) {
      expect(finding.flaky).toBeUndefined()
      expect(finding.minimal).toBe(true)
      expect(finding.sizeAfter).toBeLessThan(finding.sizeBefore)
      const kinds = Object.values(finding.scenario.values).map(({ kind }) => kind)
      expect(kinds).toContain('date')
      expect(kinds.length).toBeLessThanOrEqual(4)
      expect(kept.filter(({ id }) => id === finding.id).length).toBeGreaterThanOrEqual(2)
    }
    const exposed = divergences.find(({ signature }) => signature.includes('exposed'))
    expect(exposed?.scenario.steps).toEqual([{ do: 'expose', key: 'api', value: { value: 'date' } }])
  })

  test('runs the corpus before it draws, counts it apart, and follows up what it shows', async () => {
    const date: Scenario = {
      bridgecheck: 1,
      values: {
        api: { kind: 'object', in: 'isolated', properties: [{ key: 'at', value: { value: 'date' } }] },
        date: { kind: 'date', in: 'isolated', time: 5 },
      },
      steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }],
    }
    const read: Scenario = { ...date, steps: [{ do: 'read', in: 'isolated', at: { value: 'date' } }] }
    const corpus: CorpusCase[] = [
      { name: 'clone-date', title: 'A date.', rules: ['CLONE-COPY'], scenario: date },
      { name: 'local', title: 'A date at home.', rules: ['LOCAL'], scenario: read },
      { name: 'nothing', title: 'Nothing.', rules: ['LOCAL'], scenario: { ...date, steps: [] } },
    ]
    const adapters = [fakeAdapter({ tamper: tamperDates })]
    const events: CampaignEvent[] = []
    const options = { adapters, seed: 1, cases: 1, maxDivergences: 1, corpus }
    const { cases, ended, adapters: summaries } = await runCampaign(options, (event) => events.push(event))
    const fake = summaries.fake!
    expect({ cases, ended, drawn: fake.cases }).toEqual({ cases: 0, ended: 'divergences', drawn: 0 })
    expect(fake.corpus).toMatchObject({ cases: 3, agree: 1, diverge: 2, flaky: 0 })
    expect(fake.divergences).toHaveLength(1)
    expect(fake.divergences[0]).toMatchObject({ corpus: 'clone-date', index: 0, minimal: true, count: 1 })
    expect(fake.divergences[0]!.sizeAfter).toBeLessThan(fake.divergences[0]!.sizeBefore)
    expect(types(events).filter((type) => type === 'corpus.done')).toHaveLength(1)

    const sound = await runCampaign({ adapters: [fakeAdapter()], seed: 1, cases: 30, corpus })
    expect(sound.adapters.fake!.corpus).toMatchObject({ cases: 3, agree: 3 })
    expect(sound.adapters.fake!.cases).toBe(30)

    const selection = selectionOf({ exclude: ['date'] })
    const without = await runCampaign({ adapters: [fakeAdapter()], seed: 1, cases: 30, corpus, selection })
    expect(without.adapters.fake!.corpus).toBeUndefined()
  })

  test.each([
    [{}, /^runCampaign: adapters can't be used: /],
    [{ adapters: ['vm'], seed: 1 }, /^runCampaign: adapters\.0 can't be used: is no adapter: give what loadAdapter /],
    [{ adapters: [fakeAdapter()], cases: 10 }, /^runCampaign: seed can't be used: /],
    [{ adapters: [fakeAdapter()], seed: 1, cases: '10' }, /^runCampaign: cases can't be used: /],
  ])('refuses options that it can not mean', async (options, sentence) => {
    await expect(runCampaign(options as unknown as CampaignOptions)).rejects.toThrow(sentence)
  })

  test('blames no adapter for what a listener throws, and throws it at the end', async () => {
    let ended: string | undefined
    const listener = (event: CampaignEvent): void => {
      if (event.type === 'campaign.ended') ended = event.summary.ended
      if (event.type === 'batch.done') throw new Error('a reporter broke')
    }
    const campaign = runCampaign({ adapters: [fakeAdapter()], seed: 1, cases: 300 }, listener)
    await expect(campaign).rejects.toThrow('a reporter broke')
    expect(ended).toBe('cases')
  })

  test('throws at its end what a log threw, also of what a process prints', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'bridgecheck-log-')), 'adapter.mjs')
    const facts = JSON.stringify(usualFacts)
    writeFileSync(
      file,
      `console.log('a sign of life')
      const session = { facts: ${facts}, run: async (all) => all.map(() => ({ events: [] })), close: async () => {} }
      export default { id: 'prints', profile: 'newest', capabilities: new Set(), open: async () => session }`,
    )
    const log = (): void => {
      throw new Error('the log broke')
    }
    const options = { adapters: [await loadAdapter(file)], seed: 1, cases: 1, workers: 1, shrinkTries: 1, log }
    await expect(runCampaign(options)).rejects.toThrow('the log broke')
  })

  test('calls what does not repeat in fresh worlds flaky', async () => {
    const adapter = fakeAdapter({ tamper: (trace, _, { fresh }) => (fresh === true ? trace : tamperDates(trace)) })
    const events: CampaignEvent[] = []
    const summary = await runCampaign({ adapters: [adapter], seed: 1, cases: 300 }, (event) => events.push(event))
    const fake = summary.adapters.fake!
    expect(fake.flaky).toBeGreaterThan(0)
    expect(fake.divergences.every((finding) => finding.flaky === true)).toBe(true)
    expect(types(events)).toContain('finding.flaky')
    expect(types(events)).not.toContain('finding.reduced')
  })

  test('ends at a number of signatures', async () => {
    const summary = await runCampaign({
      adapters: [fakeAdapter({ tamper: tamperDates })],
      seed: 1,
      cases: 5000,
      maxDivergences: 1,
    })
    expect(summary.ended).toBe('divergences')
    expect(summary.adapters.fake!.divergences).toHaveLength(1)
    expect(summary.cases).toBeLessThan(1000)
  })

  test('ends after the batch under way when it is told to stop', async () => {
    const stop = new AbortController()
    const events: CampaignEvent[] = []
    const summary = await runCampaign({ adapters: [fakeAdapter()], seed: 1, signal: stop.signal }, (event) => {
      events.push(event)
      if (event.type === 'batch.done' && event.cases >= 100) stop.abort()
    })
    expect(summary.ended).toBe('stopped')
    expect(events.at(-1)?.type).toBe('campaign.ended')
  })

  test('lets each adapter go at its own pace: the slowest decides nothing', async () => {
    let open = (): void => {}
    const quickIsDone = new Promise<void>((resolve) => {
      open = resolve
    })
    const slow = fakeAdapter({ id: 'slow' })
    const start = slow.open
    slow.open = async () => {
      const session = await start()
      const run: typeof session.run = async (...args) => {
        await quickIsDone
        return session.run(...args)
      }
      return { ...session, run }
    }
    const done: string[] = []
    const summary = await runCampaign({ adapters: [slow, fakeAdapter()], seed: 1, cases: 250 }, (event) => {
      if (event.type !== 'batch.done') return
      done.push(event.adapter)
      if (event.adapter === 'fake' && event.cases === 250) open()
    })
    expect(done).toEqual([...Array(4).fill('fake'), ...Array(4).fill('slow')])
    const { slow: slowly, fake: quickly } = summary.adapters
    expect({ ...slowly, casesPerSecond: 0 }).toEqual({ ...quickly, casesPerSecond: 0 })
  })

  test('counts as cases of the campaign those of the lane that came furthest', async () => {
    const summary = await runCampaign({
      adapters: [fakeAdapter({ id: 'a' }), fakeAdapter({ id: 'b' })],
      seed: 1,
      maxTime: 300,
    })
    const { a, b } = summary.adapters
    expect(summary.cases).toBe(Math.max(a!.cases, b!.cases))
  })

  test('ends in time', async () => {
    const summary = await runCampaign({ adapters: [fakeAdapter()], seed: 1, maxTime: 200 })
    expect(summary.ended).toBe('time')
    expect(summary.cases).toBeGreaterThan(0)
  })

  test('counts as inapplicable what an adapter can not contain, with the reason', async () => {
    const adapter = fakeAdapter({ capabilities: [] })
    const summary = await runCampaign({
      adapters: [adapter],
      profile: '33.2.1',
      seed: 1,
      cases: 2000,
      shrinkTries: 1,
    })
    const { reasons } = summary.adapters.fake!
    expect(Object.keys(reasons).join('; ')).toContain('crashContainment')
  })

  test('judges only what applies a selected rule', async () => {
    const selection = selectionOf({ only: ['PROMISE-PROXY'] })
    const summary = await runCampaign({ adapters: [fakeAdapter()], seed: 1, cases: 200, selection })
    const fake = summary.adapters.fake!
    expect(fake.reasons['no selected rule at work']).toBeGreaterThan(0)
    expect(fake.agree).toBeGreaterThan(0)
  })

  test('says in one sentence when an adapter can not be opened, and runs the others', async () => {
    const broken = fakeAdapter({
      id: 'broken',
      open: () => {
        throw new Error('There is nothing at this path.')
      },
    })
    const summary = await runCampaign({ adapters: [broken, fakeAdapter()], seed: 1, cases: 50 })
    expect(summary.adapters.broken?.failure).toBe('There is nothing at this path.')
    expect(summary.adapters.fake?.cases).toBe(50)
  })

  test('ends a lane whose adapter breaks, and keeps the others', async () => {
    const broken = fakeAdapter({
      id: 'broken',
      tamper: () => {
        throw new Error('The renderer is gone for good.')
      },
    })
    const summary = await runCampaign({ adapters: [broken, fakeAdapter()], seed: 1, cases: 150 })
    expect(summary.adapters.broken?.failure).toBe('The renderer is gone for good.')
    expect(summary.adapters.fake?.cases).toBe(150)
  })

  test('leaves minimal scenarios: no move of the reducer leads further', async () => {
    const summary = await runCampaign({ adapters: [fakeAdapter({ tamper: tamperDates })], seed: 3, cases: 300 })
    const [finding] = summary.adapters.fake!.divergences
    const session = await fakeAdapter({ tamper: tamperDates }).open()
    const expecting = {
      adapter: { id: 'fake', profile: 'newest', capabilities: new Set<never>() },
      profile: profileOf('newest'),
      facts: session.facts,
    }
    const minimal = await isMinimal(finding!.scenario, async (candidates) => {
      const traces = await session.run(candidates)
      return candidates.map((candidate, index) => {
        const outcome = judge(expectOf(candidate, expecting), traces[index]!, expecting)
        return 'signatures' in outcome && outcome.signatures.includes(finding!.signature)
      })
    })
    expect(minimal).toBe(true)
  })

  test('goes on when the model breaks on a case, and says so', async () => {
    const broken = fakeAdapter()
    const open = broken.open
    broken.open = async () => ({ ...(await open()), facts: { isolated: {}, main: {} } as never })
    // `new` looks for what the facts say a function has.
    const weights = { ...defaultWeights, steps: { ...defaultWeights.steps, construct: 100 } }
    const summary = await runCampaign({ adapters: [broken], seed: 1, cases: 40, weights })
    const { reasons, warnings, inapplicable, agree } = summary.adapters.fake!
    expect(inapplicable).toBeGreaterThan(0)
    expect(agree + inapplicable).toBe(40)
    expect(Object.keys(reasons).join()).toContain('the model threw TypeError')
    expect(warnings.join()).toContain('the model threw TypeError')
  })

  test('warns of an adapter that does not contain a hang', async () => {
    const adapter = fakeAdapter({ tamper: (trace) => ('hang' in trace ? { events: [] } : trace) })
    const summary = await runCampaign({ adapters: [adapter], seed: 1, cases: 30 })
    expect(summary.adapters.fake!.warnings).toEqual(['Self-test of fake: an endless loop did not show as a hang.'])
  })

  test('reduces a hang under a short watchdog, and confirms it under the full one', async () => {
    const watchdogs: (number | undefined)[] = []
    const adapter = fakeAdapter({
      tamper(trace, _scenario, { watchdog }) {
        if (!JSON.stringify(trace).includes('"is":"set"')) return trace
        watchdogs.push(watchdog)
        return { hang: true }
      },
    })
    const summary = await runCampaign({ adapters: [adapter], seed: 1, cases: 200, maxDivergences: 1 })
    const [finding] = summary.adapters.fake!.divergences
    expect(finding).toMatchObject({ signature: 'fake LIVENESS hang hang', minimal: true })
    expect(Object.values(finding!.scenario.values).map(({ kind }) => kind)).toEqual(['set'])
    // In the campaign and its confirmation the full one, while reducing the short one, then the full one again.
    const phases = watchdogs.filter((one, index) => index === 0 || one !== watchdogs[index - 1])
    expect(phases.slice(0, 3)).toEqual([undefined, 1000, undefined])
  })
})
