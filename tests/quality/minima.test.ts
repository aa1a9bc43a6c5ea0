import { describe, expect, it } from 'vitest'
import type { Adapter } from '../../implementations/adapter.ts'
import { loadAdapter } from '../../implementations/index.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { selectionOf } from '../../properties/arbitraries/selection.ts'
import { type CampaignOptions, runCampaign } from '../../properties/campaign/campaign.ts'
import type { Finding } from '../../properties/finding.ts'
import { expectMinimal } from './expectMinimal.ts'
import { singleMoves } from './singleMoves.ts'

const expose = (name: string) => ({ do: 'expose', key: 'api', value: { value: name } })
const call = (args: unknown[] = []) => ({ do: 'call', in: 'main', at: { exposed: 'api' }, args })
const fn = (form: string) => ({ fn: { kind: 'function', in: 'isolated', form, script: {} } })
const scenario = (values: object, ...steps: object[]) => ({ bridgecheck: 1, values, steps })
const object = { object: { kind: 'object', in: 'isolated' } }
const error = { error: { kind: 'error', in: 'isolated', class: 'TypeError' } }

/** The signature that each planted fault shows first, and its only minimum: no seed may end in another. */
const minima: Record<string, [signature: string, minimum: object]> = {
  'skip-freeze': ['FREEZE-DEEP integrity exposed object', scenario(object, expose('object'))],
  'array-by-reference': [
    'ARR-COPY leak exposed array',
    scenario({ array: { kind: 'array', in: 'isolated', items: [] } }, expose('array')),
  ],
  'keep-error-class': ['ERR-COPY prototype exposed error', scenario(error, expose('error'))],
  'lose-receiver': ['FN-RECEIVER-PARENT value called', scenario(fn('function'), expose('fn'), call())],
  'fresh-proxy-home': [
    'FN-RECEIVER-PARENT identity called',
    scenario(fn('arrow'), expose('fn'), call([{ exposed: 'api' }])),
  ],
  'execute-with-receiver': [
    'EXEC-RUN leak called',
    scenario(
      { callback: { kind: 'function', in: 'main', form: 'function', script: {} } },
      { do: 'execute', func: { value: 'callback' }, args: [] },
    ),
  ],
  'leak-prototype': ['OBJ-COPY leak exposed object', scenario(object, expose('object'))],
}

/** Faults that few of many cases show. */
const rarelyMet: ReadonlySet<string> = new Set(['execute-with-receiver'])

async function findingsOf(adapter: Adapter, seed: number, bounds: CampaignBounds): Promise<Finding[]> {
  const summary = await runCampaign({ adapters: [adapter], seed, ...bounds })
  return summary.adapters[adapter.id]!.divergences
}

type CampaignBounds = Pick<CampaignOptions, 'cases' | 'maxDivergences'>

describe.each(Object.keys(minima))('a campaign reduces the fault %s', (name) => {
  const [signature, minimum] = minima[name]!

  it('to the same minimum from every seed that finds it, after few tries', async () => {
    const ends: Scenario[] = []
    const tries: number[] = []
    for (let seed = 1; seed <= 6; seed++) {
      const findings = await findingsOf(await loadAdapter(`vm!${name}`), seed, { cases: 1000, maxDivergences: 2 })
      const finding = findings.find((one) => one.signature.endsWith(signature))
      if (finding === undefined) continue
      ends.push(finding.scenario)
      tries.push(finding.tries)
    }
    expect(ends.length).toBeGreaterThanOrEqual(3)
    for (const end of ends) expect(end).toEqual(minimum)
    tries.sort((left, right) => left - right)
    expect(tries[Math.floor(tries.length / 2)]).toBeLessThan(100)
    expect(tries.at(-1)).toBeLessThanOrEqual(500)
  })

  it('each finding to what shows its signature, while nothing simpler one move away does', async () => {
    const adapter = await loadAdapter(`vm!${name}`)
    const findings = await findingsOf(adapter, 7, { cases: rarelyMet.has(name) ? 1000 : 120 })
    await expectMinimal(adapter, findings)
    expect(findings.length).toBeGreaterThan(0)
  })
})

it('tries each single removal: one property too many would show', () => {
  const property = { ...object.object, properties: [{ key: 'a', value: 0 }] }
  const larger = scenario({ object: property }, expose('object')) as unknown as Scenario
  const smaller = scenario({ object: { ...object.object, properties: [] } }, expose('object'))
  expect(singleMoves(larger)).toContainEqual(smaller)
})

it('reduces what was fixed after Electron 25.1.1: receivers and own __proto__ keys', async () => {
  const adapters = [await loadAdapter('electron@25.1.1')]
  const selection = selectionOf({
    only: ['FN-RECEIVER-PARENT', 'OBJ-PROTO-KEY'],
    exclude: ['GETTER-THROW', 'ARR-THROW'],
  })
  const options = { adapters, profile: 'newest', selection, seed: 2, cases: 600, maxDivergences: 20 }
  const { divergences } = (await runCampaign(options)).adapters['electron@25.1.1']!
  const found = (signature: string) => divergences.find((finding) => finding.signature.endsWith(signature))
  expect(found('FN-RECEIVER-PARENT identity called')).toMatchObject({
    minimal: true,
    scenario: scenario(fn('function'), expose('fn'), call()),
  })
  const key = { ...object.object, properties: [{ key: '__proto__', value: null }] }
  expect(found('OBJ-PROTO-KEY prototype exposed object')).toMatchObject({
    minimal: true,
    scenario: scenario({ object: key }, expose('object')),
  })
})
