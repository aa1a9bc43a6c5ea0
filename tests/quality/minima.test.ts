import { describe, expect, it } from 'vitest'
import { loadAdapter } from '../../implementations/index.ts'
import { runCampaign } from '../../properties/campaign/campaign.ts'

const expose = (name: string) => ({ do: 'expose', key: 'api', value: { value: name } })
const call = (args: unknown[] = []) => ({ do: 'call', in: 'main', at: { exposed: 'api' }, args })
const fn = (form: string) => ({ fn: { kind: 'function', in: 'isolated', form, script: {} } })
const scenario = (values: object, ...steps: object[]) => ({ bridgecheck: 1, values, steps })
const object = { object: { kind: 'object', in: 'isolated' } }

/** What seed 1 ends in: no node, step or argument is superfluous. */
const minima: Record<string, object> = {
  'skip-freeze': scenario(object, expose('object')),
  'array-by-reference': scenario({ array: { kind: 'array', in: 'isolated', items: [] } }, expose('array')),
  'keep-error-class': scenario(
    { error: { kind: 'error', in: 'isolated', class: 'SyntaxError', message: '' } },
    expose('error'),
  ),
  'lose-receiver': scenario(fn('async'), expose('fn'), call()),
  'fresh-proxy-home': scenario(fn('arrow'), expose('fn'), call([{ exposed: 'api' }])),
  'leak-prototype': scenario(object, expose('object')),
}

describe('a campaign reduces', () => {
  it.each(Object.keys(minima))('the fault %s to its minimum', async (name) => {
    const adapters = [await loadAdapter(`vm!${name}`)]
    const summary = await runCampaign({ adapters, seed: 1, cases: 1000, maxDivergences: 1 })
    const [finding] = summary.adapters[adapters[0]!.id]!.divergences
    expect(finding).toMatchObject({ minimal: true, scenario: minima[name] })
    expect(finding!.scenario).toEqual(minima[name])
  })

  it('what was fixed after Electron 25.1.1: receivers and own __proto__ keys', async () => {
    const adapters = [await loadAdapter('electron@25.1.1')]
    const options = { adapters, profile: 'newest', seed: 1, cases: 300, maxDivergences: 6 }
    const { divergences } = (await runCampaign(options)).adapters['electron@25.1.1']!
    const found = (signature: string) => divergences.find((finding) => finding.signature.endsWith(signature))
    expect(found('FN-RECEIVER-PARENT identity called')).toMatchObject({
      minimal: true,
      scenario: scenario(fn('async'), expose('fn'), call()),
    })
    const key = { ...object.object, properties: [{ key: '__proto__', value: null }] }
    expect(found('OBJ-PROTO-KEY prototype exposed object')).toMatchObject({
      minimal: true,
      scenario: scenario({ object: key }, expose('object')),
    })
  })
})
