import { describe, expect, it } from 'vitest'
import type { Trace } from '../model/observation.ts'
import { profileOf } from '../model/profile.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import { expectOf } from './agreement.ts'
import { runAndJudge } from './runAndJudge.ts'
import { fakeAdapter } from './testing/fakeAdapter.ts'

const exposed: Scenario = {
  bridgecheck: 1,
  values: { api: { kind: 'object', in: 'isolated', properties: [{ key: 'limit', value: 1 }] } },
  steps: [{ do: 'expose', key: 'api', value: { value: 'api' } }],
}

/** The outcome of an exposed API on an adapter that leaves it unfrozen, the first so many times. */
async function unfrozen(times: number, change = unfreeze) {
  const adapter = fakeAdapter({ tamper: (trace) => (times-- > 0 ? change(trace) : trace) })
  const session = await adapter.open()
  const expecting = { adapter, profile: profileOf('newest'), facts: session.facts }
  const [run] = await runAndJudge(session, [expectOf(exposed, expecting)], expecting)
  return { outcome: run!.outcome, runs: adapter.log.runs }
}

function unfreeze(trace: Trace): Trace {
  return JSON.parse(JSON.stringify(trace).replace('"extensible":false', '"extensible":true')) as Trace
}

describe('runAndJudge, where something is not frozen', () => {
  it('agrees by chance when it is frozen in fresh worlds', async () => {
    const { outcome, runs } = await unfrozen(1)
    expect(outcome).toEqual({ is: 'agree', setValued: true })
    expect(runs).toEqual([
      { count: 1, fresh: false },
      { count: 1, fresh: true },
    ])
  })

  it('diverges when it is not frozen in fresh worlds either', async () => {
    expect((await unfrozen(2)).outcome).toMatchObject({ is: 'diverge', differences: [{ rule: 'FREEZE-DEEP' }] })
  })

  it('diverges at once when something else differs too', async () => {
    const both = (trace: Trace) =>
      JSON.parse(JSON.stringify(unfreeze(trace)).replace('"wec"', '"we-"').replace('"limit"', '"most"')) as Trace
    const { outcome, runs } = await unfrozen(1, both)
    expect(outcome.is).toBe('diverge')
    expect(runs).toHaveLength(1)
  })
})

describe('runAndJudge, where a scenario is to end its world', () => {
  const crashing: Scenario = {
    bridgecheck: 1,
    values: { fn: { kind: 'function', in: 'isolated', form: 'arrow', script: { actions: [{ abort: true }] } } },
    steps: [
      { do: 'expose', key: 'api', value: { value: 'fn' } },
      { do: 'call', in: 'main', at: { exposed: 'api' }, args: [] },
    ],
  }

  async function open() {
    const adapter = fakeAdapter()
    const session = await adapter.open()
    const expecting = { adapter, profile: profileOf('newest'), facts: session.facts }
    return { session, expecting, expectations: [crashing, exposed].map((one) => expectOf(one, expecting)) }
  }

  it('runs it in fresh worlds beside the others, on a session that takes several runs at once', async () => {
    const { session, expecting, expectations } = await open()
    let freshRuns = () => {}
    const freshIsUnderWay = new Promise<void>((resolve) => {
      freshRuns = resolve
    })
    const runText: typeof session.run = async (scenarios, options) => {
      if (options?.fresh) freshRuns()
      await freshIsUnderWay
      return session.run(scenarios, options)
    }
    const judged = await runAndJudge({ run: session.run, runText }, expectations, expecting)
    expect(judged.map(({ outcome }) => outcome.is)).toEqual(['agree', 'agree'])
  })

  it('waits for the others on a session that takes one run at a time', async () => {
    const { session, expecting, expectations } = await open()
    let underWay = 0
    const run: typeof session.run = async (scenarios, options) => {
      expect(++underWay).toBe(1)
      await new Promise(setImmediate)
      underWay -= 1
      return session.run(scenarios, options)
    }
    const judged = await runAndJudge({ run }, expectations, expecting)
    expect(judged.map(({ outcome }) => outcome.is)).toEqual(['agree', 'agree'])
  })
})
