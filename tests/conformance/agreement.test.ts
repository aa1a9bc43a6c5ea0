import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../implementations/adapter.ts'
import { loadAdapter } from '../../implementations/index.ts'
import { profileOf } from '../../model/profile.ts'
import { type Scenario, validateScenario } from '../../model/scenario/scenario.ts'
import { type Expecting, expectOf, runAndJudge } from '../../properties/agreement.ts'
import { caseAt } from '../../properties/cases.ts'

const script = (of: object = {}, form = 'arrow') => ({ kind: 'function', in: 'isolated', form, script: of })
const object = (entries: Record<string, unknown>) => ({
  kind: 'object',
  in: 'isolated',
  properties: Object.entries(entries).map(([key, value]) => ({ key, value })),
})
const at = (...path: string[]) => ({ exposed: 'electron', path })

/** The examples of Electron's own documentation, api/context-bridge.md. */
const documented: Record<string, Scenario> = {
  doThing: validateScenario({
    bridgecheck: 1,
    values: { api: object({ doThing: { value: 'doThing' } }), doThing: script() },
    steps: [
      { do: 'expose', key: 'electron', value: { value: 'api' } },
      { do: 'call', in: 'main', at: at('doThing'), args: [] },
    ],
  }),
  complexApi: validateScenario({
    bridgecheck: 1,
    values: {
      api: object({
        doThing: { value: 'doThing' },
        myPromises: { value: 'myPromises' },
        anAsyncFunction: { value: 'anAsyncFunction' },
        data: { value: 'data' },
        nestedAPI: { value: 'nested' },
      }),
      doThing: script(),
      myPromises: { kind: 'array', in: 'isolated', items: [{ value: 'resolved' }, { value: 'rejected' }] },
      resolved: { kind: 'promise', in: 'isolated', fulfilled: { undefined: true } },
      rejected: { kind: 'promise', in: 'isolated', rejected: { value: 'whoops' } },
      whoops: { kind: 'error', in: 'isolated', class: 'Error', message: 'whoops' },
      anAsyncFunction: script({ return: 123 }, 'async'),
      data: object({ myFlags: { value: 'flags' }, bootTime: 1234 }),
      flags: { kind: 'array', in: 'isolated', items: ['a', 'b', 'c'] },
      nested: object({ evenDeeper: { value: 'evenDeeper' } }),
      evenDeeper: object({ youCanDoThisAsMuchAsYouWant: { value: 'innermost' } }),
      innermost: object({ fn: { value: 'fn' } }),
      fn: script({ return: { value: 'answer' } }),
      answer: object({ returnData: 123 }),
    },
    steps: [
      { do: 'expose', key: 'electron', value: { value: 'api' } },
      { do: 'await', in: 'main', at: at('myPromises', '0') },
      { do: 'await', in: 'main', at: at('myPromises', '1') },
      { do: 'call', in: 'main', at: at('anAsyncFunction'), args: [], as: 'number' },
      { do: 'await', in: 'main', at: { result: 'number' } },
      { do: 'call', in: 'main', at: at('nestedAPI', 'evenDeeper', 'youCanDoThisAsMuchAsYouWant', 'fn'), args: [] },
    ],
  }),
  nodeCrypto: validateScenario({
    bridgecheck: 1,
    values: { api: object({ sha256sum: { value: 'sum' } }), sum: script({ return: { argument: 0 } }, 'method') },
    steps: [
      { do: 'expose', key: 'electron', value: { value: 'api' } },
      { do: 'call', in: 'main', at: at('sha256sum'), args: ['data'] },
    ],
  }),
}

describe.each(['vm', 'vm@33.2.1', 'vm@25.1.1', 'electron@33.2.1', 'electron@25.1.1'])(
  '%s and the model',
  (specifier) => {
    let session: Session
    let expecting: Expecting

    beforeAll(async () => {
      const adapter = await loadAdapter(specifier)
      session = await adapter.open()
      expecting = { adapter, profile: profileOf(adapter.profile), facts: session.facts }
    })
    afterAll(() => session?.close())

    it.each(Object.keys(documented))("agree on the documentation's example %s", async (name) => {
      const [{ outcome }] = (await runAndJudge(session, [expectOf(documented[name]!, expecting)], expecting)) as [never]
      expect(outcome).toEqual({ is: 'agree' })
    })

    it('agree on 500 drawn scenarios', async () => {
      const expectations = Array.from({ length: 500 }, (_, index) => expectOf(caseAt(2024, index), expecting))
      const judged = await runAndJudge(session, expectations, expecting)
      expect(judged.filter(({ outcome }) => outcome.is === 'diverge')).toEqual([])
      expect(judged.filter(({ outcome }) => outcome.is === 'agree').length).toBeGreaterThan(480)
    })
  },
)
