import { expect, it } from 'vitest'
import { loadAdapter } from '../../implementations/index.ts'
import { profileOf } from '../../model/profile.ts'
import { type Expecting, expectOf } from '../../properties/agreement.ts'
import { selectionOf } from '../../properties/arbitraries/selection.ts'
import { runCampaign } from '../../properties/campaign/campaign.ts'
import { runAndJudge } from '../../properties/runAndJudge.ts'

const minimum = {
  bridgecheck: 1,
  values: { array: { kind: 'array', in: 'isolated', items: [{ throws: 0 }] } },
  steps: [{ do: 'expose', key: 'api', value: { value: 'array' } }],
}

it.each([1, 2])(
  'finds from seed %d that a throwing array element ends the renderer of Electron 25.1.1',
  async (seed) => {
    const adapter = await loadAdapter('electron@25.1.1')
    // All cases are drawn as ever: only what the other faults show is not judged.
    const selection = selectionOf({ only: ['ARR-THROW'] })
    const options = { adapters: [adapter], profile: 'newest', seed, cases: 6000, maxDivergences: 1, selection }
    const { ended, adapters } = await runCampaign(options)
    expect(ended).toBe('divergences')
    const [finding] = adapters[adapter.id]!.divergences
    expect(finding).toMatchObject({ rule: 'ARR-THROW', kind: 'crash', predicted: 'events', observed: 'crash' })
    expect(finding!.flaky).toBeUndefined()
    expect(finding!.minimal).toBe(true)
    expect(finding!.scenario).toEqual(minimum)

    const session = await adapter.open()
    const expecting: Expecting = { adapter, profile: profileOf('newest'), facts: session.facts }
    const [again] = await runAndJudge(session, [expectOf(finding!.scenario, expecting)], expecting, { fresh: true })
    await session.close()
    expect(again!.outcome).toMatchObject({ is: 'diverge', signatures: [finding!.signature] })
  },
)
