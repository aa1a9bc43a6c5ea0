import type { Difference } from '../../model/compare.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Shown } from '../../model/traceText.ts'
import { type Expectation, type Expecting, expectOf, type Outcome } from '../agreement.ts'
import { type Runs, runAndJudge, runFresh } from '../runAndJudge.ts'

/** A hang that is looked for may take this many milliseconds while reducing. */
const reducingWatchdog = 1000

/** What a run that shows a signature showed. */
export interface Sight {
  differences: Difference[]
  shown: Shown
}

/** Says of scenarios whether they show one signature. */
export class Oracle {
  /** what shows it ends its world */
  readonly endsItsWorld: boolean
  readonly #session: Runs
  readonly #expecting: Expecting
  readonly #signature: string

  constructor(
    session: Runs,
    expecting: Expecting,
    { signature, difference: { kind } }: { signature: string; difference: Difference },
  ) {
    this.#session = session
    this.#expecting = expecting
    this.#signature = signature
    this.endsItsWorld = kind === 'crash' || kind === 'hang'
  }

  /** What a run in fresh worlds shows, if it shows the signature. */
  async showFresh(scenario: Scenario): Promise<Sight | undefined> {
    const { outcome, shown } = await runFresh(this.#session, scenario, this.#expecting)
    return this.#shows(outcome) && shown !== undefined ? { differences: outcome.differences, shown } : undefined
  }

  /** For each scenario, in order, whether it shows the signature. */
  async whichShow(scenarios: readonly Scenario[], fresh: boolean): Promise<boolean[]> {
    const options = this.endsItsWorld ? { fresh, watchdog: reducingWatchdog } : { fresh }
    const expectations = scenarios.map((scenario) => expectOf(scenario, this.#expecting))
    const possible = expectations.filter((expectation) => this.#mayShow(expectation))
    const runs = await runAndJudge(this.#session, possible, this.#expecting, options)
    const showing = new Set(possible.filter((_, index) => this.#shows(runs[index]!.outcome)))
    return expectations.map((expectation) => showing.has(expectation))
  }

  /**
   * Where the model predicts that the world ends, nothing but that can be seen to differ, so that a hang is not waited
   * for in vain. A reference shows what it shows.
   */
  #mayShow({ alone }: Expectation): boolean {
    return this.endsItsWorld || !alone || this.#expecting.adapter.ownProfile !== undefined
  }

  #shows(outcome: Outcome): outcome is Extract<Outcome, { differences: unknown }> {
    return 'signatures' in outcome && outcome.signatures.includes(this.#signature)
  }
}
