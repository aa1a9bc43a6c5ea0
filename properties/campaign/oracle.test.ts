import { expect, it } from 'vitest'
import type { DifferenceKind } from '../../model/compare.ts'
import { profileOf } from '../../model/profile.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { fakeAdapter } from '../testing/fakeAdapter.ts'
import { Oracle } from './oracle.ts'

const harmless: Scenario = {
  bridgecheck: 1,
  values: {},
  steps: [{ do: 'expose', key: 'api', value: 1 }],
}
/** A promise that settles with what holds it is proxied for ever. */
const hanging: Scenario = {
  bridgecheck: 1,
  values: {
    holder: { kind: 'object', in: 'isolated', properties: [{ key: 'promise', value: { value: 'promise' } }] },
    promise: { kind: 'promise', in: 'isolated', fulfilled: { value: 'holder' } },
  },
  steps: [{ do: 'expose', key: 'api', value: { value: 'promise' } }],
}

/** How many scenarios ran to tell of one and of one that is predicted to hang whether they show a difference. */
async function ran(kind: DifferenceKind) {
  const adapter = fakeAdapter({ tamper: () => ({ events: [] }) })
  const session = await adapter.open()
  const expecting = { adapter, profile: profileOf('newest'), facts: session.facts }
  const type = kind === 'hang' ? 'events' : 'done'
  const rule = kind === 'hang' ? 'LIVENESS' : 'EXPOSE-GLOBAL'
  const difference = { rule, kind, at: 'trace', type, predicted: '', observed: '' } as const
  const oracle = new Oracle(session, expecting, { signature: `fake ${rule} ${kind} ${type}`, difference })
  const shown = await oracle.whichShow([hanging, harmless], false)
  return { shown, ran: adapter.log.runs.reduce((sum, { count }) => sum + count, 0) }
}

it('runs no scenario that is predicted to hang when something else is looked for', async () => {
  expect(await ran('events')).toEqual({ shown: [false, true], ran: 1 })
})

it('runs it when that is what is looked for', async () => {
  expect(await ran('hang')).toEqual({ shown: [true, false], ran: 2 })
})
