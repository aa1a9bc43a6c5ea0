import { expect, it } from 'vitest'
import { defaultWeights, swarmSize } from '../properties/arbitraries/weights.ts'
import { type CampaignOptions, planOf } from '../properties/campaign/campaign.ts'
import { drawnOf } from './drawn.ts'

const plan = (over: Partial<CampaignOptions> = {}) => planOf({ adapters: [], seed: 1, cases: 4000, ...over })

it('tells what the cases of that very campaign or shard were made of', () => {
  const whole = drawnOf(plan(), 30)
  expect(drawnOf(plan({ from: 0, shard: { index: 1, count: 2 } }), 30)).toEqual(whole)
  expect(drawnOf(plan({ shard: { index: 2, count: 2 } }), 30)).toEqual(drawnOf(plan({ from: 2000 }), 30))
  expect(drawnOf(plan({ from: 2000 }), 30)).not.toEqual(whole)
  expect(drawnOf(plan({ weights: { ...defaultWeights, swarm: swarmSize } }), 30)).not.toEqual(whole)
})
