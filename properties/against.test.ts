import { describe, expect, it } from 'vitest'
import { againstAdapter } from '../implementations/against.ts'
import { usualFacts } from '../model/facts.ts'
import { profileOf } from '../model/profile.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import type { Shown } from '../model/traceText.ts'
import { type Expecting, expectOf, judge, type Outcome } from './agreement.ts'
import { runCampaign } from './campaign/campaign.ts'
import { runAndJudge } from './runAndJudge.ts'
import { fakeAdapter, tamperDates } from './testing/fakeAdapter.ts'

const date: Scenario = {
  bridgecheck: 1,
  values: { date: { kind: 'date', in: 'isolated', time: 0 } },
  steps: [{ do: 'expose', key: 'api', value: { value: 'date' } }],
}
const crash = () => ({ crash: true }) as const

async function compared(adapter = fakeAdapter(), reference = fakeAdapter({ id: 'other' })): Promise<Outcome> {
  const both = againstAdapter(adapter, reference)
  const session = await both.open()
  const expecting: Expecting = { adapter: both, profile: profileOf(both.profile), facts: session.facts }
  const [run] = await runAndJudge(session, [expectOf(date, expecting)], expecting)
  await session.close()
  expect([adapter.log.closed, reference.log.closed]).toEqual([1, 1])
  return run!.outcome
}

describe('a comparison', () => {
  it('agrees where both show the same, also what the model does not predict', async () => {
    expect(await compared()).toEqual({ is: 'agree' })
    const odd = fakeAdapter({ id: 'other', tamper: tamperDates })
    expect(await compared(fakeAdapter({ tamper: tamperDates }), odd)).toEqual({ is: 'agree' })
  })

  it('expects what the reference shows, and blames the rule that the model has for it', async () => {
    const predictedBefore = { differences: [{ predicted: 0, observed: 1, rule: 'CLONE-COPY' }] }
    expect(await compared(fakeAdapter({ tamper: tamperDates }))).toMatchObject(predictedBefore)
    const odd = fakeAdapter({ id: 'other', tamper: tamperDates })
    expect(await compared(fakeAdapter(), odd)).toMatchObject({ differences: [{ predicted: 1, observed: 0 }] })
  })

  it('tells a crash of either side, and none where both crash', async () => {
    const dead = { tamper: crash }
    expect(await compared(fakeAdapter(dead))).toMatchObject({
      differences: [{ kind: 'crash', predicted: 'events', observed: 'crash' }],
    })
    expect(await compared(fakeAdapter(), fakeAdapter({ ...dead, id: 'other' }))).toMatchObject({
      differences: [{ kind: 'crash', predicted: 'crash', observed: 'events' }],
    })
    expect(await compared(fakeAdapter(dead), fakeAdapter({ ...dead, id: 'other' }))).toEqual({ is: 'agree' })
  })

  it('does not judge a crash of the worker that both share', async () => {
    const both = againstAdapter(fakeAdapter(), fakeAdapter({ id: 'other' }))
    const session = await both.open()
    const expecting: Expecting = { adapter: both, profile: profileOf(both.profile), facts: session.facts }
    const shown: Shown = { crash: true }
    expect(judge(expectOf(date, expecting), shown, expecting)).toMatchObject({ is: 'inapplicable' })
  })

  it('hosts what both can host', () => {
    const reference = fakeAdapter({ id: 'other', capabilities: ['dom', 'crashContainment', 'ipcRenderer'] })
    const both = againstAdapter(fakeAdapter({ capabilities: ['dom', 'blob', 'ipcRenderer'] }), reference)
    expect([...both.capabilities]).toEqual(['dom'])
  })

  it('knows nothing of what the objects of one host hold', async () => {
    const session = await againstAdapter(fakeAdapter(), fakeAdapter({ id: 'other' })).open()
    expect(usualFacts.isolated).toHaveProperty('held')
    expect(session.facts).toEqual({ isolated: usualFacts.main, main: usualFacts.main })
    await session.close()
  })

  it('closes the one that is open when the other can not be opened', async () => {
    const adapter = fakeAdapter()
    const broken = fakeAdapter({
      id: 'other',
      open() {
        throw new Error('It is broken.')
      },
    })
    await expect(againstAdapter(adapter, broken).open()).rejects.toThrow('It is broken.')
    expect(adapter.log.closed).toBe(1)
  })

  it('is a lane of a campaign under its own name', async () => {
    const both = againstAdapter(fakeAdapter({ tamper: tamperDates }), fakeAdapter({ id: 'other' }))
    const { adapters } = await runCampaign({ adapters: [both], seed: 1, cases: 300, maxDivergences: 1 })
    const [finding] = adapters['fake against other']!.divergences
    expect(finding!.signature).toMatch(/^fake against other CLONE-COPY value /)
  })
})
