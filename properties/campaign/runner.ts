import { differenceOf } from '../../model/compare.ts'
import { type Expectation, type Expecting, expectOf, judge, type Outcome } from '../agreement.ts'
import type { Cases } from '../cases.ts'
import { type Judged, type Runs, runAndJudge } from '../runAndJudge.ts'
import { type Batch, type CorpusScenario, endedTrace, type WorldEnd } from './batch.ts'
import { emptyTally, type Tally } from './tally.ts'

interface Origin {
  index: number
  of: Batch['of']
}

type Differing = Extract<Outcome, { differences: unknown }>

/**
 * Does whole cases on one session: draws, predicts, runs, compares. It takes the next batch while one runs: that one
 * is then drawn and predicted, and waits for its turn.
 */
export class Runner {
  readonly #session: Runs
  readonly #expecting: Expecting
  readonly #cases: Cases
  readonly #seed: number
  readonly #corpus: readonly CorpusScenario[]
  /** signatures whose first case was told: indexes only grow, so no later case can come before it */
  readonly #told = { drawn: new Set<string>(), corpus: new Set<string>() }
  #last: Promise<unknown> = Promise.resolve()

  constructor(session: Runs, expecting: Expecting, cases: Cases, seed: number, corpus: readonly CorpusScenario[] = []) {
    this.#session = session
    this.#expecting = expecting
    this.#cases = cases
    this.#seed = seed
    this.#corpus = corpus
  }

  /**
   * The tally of a batch. Batches must come in the order of their indexes.
   * @throws Error with one sentence when the adapter breaks
   */
  run(batch: Batch): Promise<Tally> {
    const tally = this.#run(batch, this.#last)
    this.#last = tally.catch(() => {})
    return tally
  }

  /** @param earlier the batch before, which may still be run again in part when this one has run */
  async #run({ from, count, of }: Batch, earlier: Promise<unknown>): Promise<Tally> {
    // Drawing would keep this thread from sending off the batch before, which its session could run meanwhile.
    await new Promise(setImmediate)
    const expectations = Array.from({ length: count }, (_, offset) => this.#expect(from + offset, of))
    const runs = await runAndJudge(this.#session, expectations, this.#expecting)
    await earlier
    const tally = emptyTally()
    for (const [offset, judged] of runs.entries())
      this.#count(tally, { index: from + offset, of }, expectations[offset]!, judged)
    return tally
  }

  /** The tally of a case that ended its worker: nothing of it is run, its trace is that end. */
  judgeEnd({ from: index, of }: Batch, end: WorldEnd): Tally {
    const shown = endedTrace(end)
    const expectation = this.#expect(index, of)
    const tally = emptyTally()
    this.#count(tally, { index, of }, expectation, { outcome: judge(expectation, shown, this.#expecting), shown })
    return tally
  }

  #expect(index: number, of: Batch['of']): Expectation {
    const scenario = of === 'corpus' ? this.#corpus[index]!.scenario : this.#cases.caseAt(this.#seed, index)
    return expectOf(scenario, this.#expecting)
  }

  #count(tally: Tally, one: Origin, { cells }: Expectation, { outcome, shown }: Judged): void {
    tally.cases += 1
    for (const cell of cells) tally.cells[cell] = (tally.cells[cell] ?? 0) + 1
    if (shown !== undefined && 'crash' in shown) tally.crash += 1
    if (shown !== undefined && 'hang' in shown) tally.hang += 1
    if (outcome.is === 'agree') {
      tally.agree += 1
      if (outcome.setValued) tally.setValued += 1
    } else if (outcome.is === 'inapplicable') {
      tally.inapplicable += 1
      tally.reasons[outcome.reason] = (tally.reasons[outcome.reason] ?? 0) + 1
    } else this.#show(tally, one, outcome)
  }

  #show(tally: Tally, { index, of }: Origin, { signatures, differences }: Differing): void {
    const text = JSON.stringify(signatures)
    tally.shown[text] = (tally.shown[text] ?? 0) + 1
    const told = this.#told[of ?? 'drawn']
    const origin = of === 'corpus' ? { index, corpus: this.#corpus[index]!.name } : { index }
    for (const [order, signature] of signatures.entries()) {
      if (told.has(signature)) continue
      told.add(signature)
      const difference = differenceOf(differences, signature, this.#expecting.adapter.id)!
      tally.first[signature] = { ...origin, order, difference }
    }
  }
}
