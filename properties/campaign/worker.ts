import type { Adapter } from '../../implementations/adapter.ts'
import { inTurn } from '../../implementations/inTurn.ts'
import type { Facts } from '../../model/observation.ts'
import { profileOf } from '../../model/profile.ts'
import { traceOf } from '../../model/traceText.ts'
import type { Expecting } from '../agreement.ts'
import type { Selection } from '../arbitraries/selection.ts'
import type { Weights } from '../arbitraries/weights.ts'
import { openCases } from '../cases.ts'
import type { Runs } from '../runAndJudge.ts'
import type { Batch, CorpusScenario, WorldEnd } from './batch.ts'
import { Runner } from './runner.ts'
import { testHarness } from './selfTest.ts'
import type { Tally } from './tally.ts'

/** What a worker must know beside its adapter; plain JSON. */
export interface WorkerSetup {
  seed: number
  profile: string
  selection: Selection
  weights: Weights
  corpus: readonly CorpusScenario[]
}

/** Does batches of one adapter, and runs scenarios for whoever confirms and reduces. */
export interface Worker extends Runs {
  facts: Facts
  /** see `Runner` */
  batch(batch: Batch): Promise<Tally>
  /** see `Runner` */
  judgeEnd(single: Batch, end: WorldEnd): Promise<Tally>
  /** see `testHarness` */
  selfTest(): Promise<string[]>
  close(): Promise<void>
}

/** What a worker's promises are rejected with when the worker itself is gone: by itself, or because it was silent. */
export class WorkerLost extends Error {
  override name = 'WorkerLost'
  /** what the scenario that did this would have shown */
  readonly end: WorldEnd

  constructor(why: string, end: WorldEnd = 'crash') {
    super(why)
    this.end = end
  }
}

/**
 * Opens a worker in this thread.
 * @throws Error with one sentence when the adapter can't be opened
 */
export async function openWorker(adapter: Adapter, setup: WorkerSetup): Promise<Worker> {
  const session = await adapter.open()
  const runText = inTurn(session)
  const runs: Runs = { runText, run: async (...args) => (await runText(...args)).map(traceOf) }
  const { selection } = setup
  const profile = profileOf(setup.profile)
  const expecting: Expecting = { adapter, profile, facts: session.facts, selection }
  const cases = openCases({ selection, weights: setup.weights })
  const runner = new Runner(runs, expecting, cases, setup.seed, setup.corpus)
  return {
    facts: session.facts,
    batch: (batch) => runner.run(batch),
    judgeEnd: async (single, end) => runner.judgeEnd(single, end),
    selfTest: () => testHarness(adapter, { facts: session.facts, run: runs.run }, profile),
    ...runs,
    close: () => session.close(),
  }
}
