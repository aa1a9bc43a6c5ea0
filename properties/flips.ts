import { flipped, type Profile } from '../model/profile.ts'
import { type RuleId, rules } from '../model/rules/registry.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import type { Shown } from '../model/traceText.ts'
import { type Expecting, expectOf, judge } from './agreement.ts'
import { type Runs, runAndJudge } from './runAndJudge.ts'

const inEntries = 'the language has no step for it; tests/conformance/entries.test.ts shows it of real Electrons'

/** Rules whose breaking no adapter here shows, and why. */
export const unseen: Readonly<Partial<Record<RuleId, string>>> = {
  'FREEZE-COLLISION': 'it happens by chance, and what it leaves unfrozen counts as agreement',
  'ISO-WORLD': inEntries,
  'ISOLATION-OFF': inEntries,
  LIVENESS: 'every scenario holds it: there is no contrary to predict',
  LOCAL: 'it is no rule of a bridge: the local battery holds it, in one world',
}

/**
 * Says the contrary of one rule after the other in the model, and holds it against what an adapter shows:
 * a rule whose flip no trace contradicts is one that nobody would miss.
 */
export class Flips {
  /** rules whose flip nothing contradicted so far */
  readonly open: Map<RuleId, Profile>
  /** by rule, how many scenarios it took */
  readonly found = new Map<RuleId, number>()
  readonly #expecting: Expecting
  #held = 0

  /** @param expecting an adapter and the profile that it follows */
  constructor(expecting: Expecting) {
    this.#expecting = expecting
    this.open = new Map(
      rules.filter(({ id }) => unseen[id] === undefined).map(({ id }) => [id, flipped(expecting.profile, id)]),
    )
  }

  /** Runs scenarios, which must agree with the profile as it is, and holds the flips against their traces. */
  async hold(session: Runs, scenarios: readonly Scenario[]): Promise<void> {
    const expectations = scenarios.map((scenario) => expectOf(scenario, this.#expecting))
    const judged = await runAndJudge(session, expectations, this.#expecting)
    for (const [index, { outcome, shown }] of judged.entries()) {
      this.#held++
      if (outcome.is === 'diverge') throw new Error(`${this.#expecting.adapter.id} diverges without any flip.`)
      if (outcome.is === 'agree' && shown !== undefined) this.#holdOne(scenarios[index]!, shown)
    }
  }

  #holdOne(scenario: Scenario, shown: Shown): void {
    for (const [rule, profile] of this.open) {
      const expecting = { ...this.#expecting, profile }
      if (judge(expectOf(scenario, expecting), shown, expecting).is !== 'diverge') continue
      this.open.delete(rule)
      this.found.set(rule, this.#held)
    }
  }
}
