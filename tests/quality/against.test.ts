import { expect, it } from 'vitest'
import { loadAdapter } from '../../implementations/index.ts'
import { selectionOf } from '../../properties/arbitraries/selection.ts'
import { runCampaign } from '../../properties/campaign/campaign.ts'

const minimum = {
  bridgecheck: 1,
  values: { fn: { kind: 'function', in: 'isolated', form: 'function', script: {} } },
  steps: [
    { do: 'expose', key: 'api', value: { value: 'fn' } },
    { do: 'call', in: 'main', at: { exposed: 'api' }, args: [] },
  ],
}

it('finds, without the model, that Electron 33.2.1 gives methods another receiver than Electron 25.1.1', async () => {
  const adapter = await loadAdapter('electron@33.2.1 against electron@25.1.1')
  const selection = selectionOf({
    only: ['FN-RECEIVER-SELF'],
    exclude: ['GETTER-THROW', 'EXCEPTION-PENDING', 'ARR-THROW', 'OBJ-PROTO-KEY'],
  })
  const { adapters } = await runCampaign({ adapters: [adapter], seed: 1, cases: 2000, maxDivergences: 1, selection })
  const [finding] = adapters[adapter.id]!.divergences
  expect(finding).toMatchObject({
    signature: 'electron@33.2.1 against electron@25.1.1 FN-RECEIVER-SELF identity called',
    predicted: { own: 'fn' },
    observed: { global: true },
    minimal: true,
  })
  expect(finding!.scenario).toEqual(minimum)
})

it('holds against what the reference shows also where the model knows nothing of it', async () => {
  const adapter = await loadAdapter('vm against ./docs/examples/naive-fake.mjs')
  const { adapters } = await runCampaign({ adapters: [adapter], seed: 1, cases: 500, maxDivergences: 1 })
  const [finding] = adapters[adapter.id]!.divergences
  expect(finding).toMatchObject({ minimal: true, adapter: 'vm against naive-fake' })
  expect(finding!.scenario.steps).toHaveLength(1)
})
