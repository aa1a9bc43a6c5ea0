import type { RunOptions, Session } from '../implementations/adapter.ts'
import { inTurn } from '../implementations/inTurn.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import { isFreezeCollision, isFreezeCollisionOfEither } from '../model/sets.ts'
import type { Shown } from '../model/traceText.ts'
import { type Expectation, type Expecting, expectOf, judge, type Outcome } from './agreement.ts'

/** What is needed of a session to run scenarios. */
export type Runs = Pick<Session, 'run' | 'runText'>

/** What a scenario showed, and what came of it. */
export interface Judged {
  outcome: Outcome
  shown: Shown | undefined
}

/**
 * Runs scenarios on an open session and judges each; one that is predicted to end its world runs alone,
 * in a fresh one, so that an adapter may have that apart from the one of all others.
 * What is seen by chance, and not again in fresh worlds, is agreement: see FREEZE-COLLISION.
 *
 * @throws Error with one sentence when the session gives another number of traces than it was given scenarios
 */
export async function runAndJudge(
  session: Runs,
  expectations: readonly Expectation[],
  expecting: Expecting,
  options?: RunOptions,
): Promise<Judged[]> {
  const judged = await runOnce(session, expectations, expecting, options)
  const isChance = expecting.adapter.ownProfile === undefined ? isFreezeCollision : isFreezeCollisionOfEither
  const doubtful: number[] = []
  for (const [index, { outcome }] of judged.entries())
    if ('differences' in outcome && isChance(outcome.differences)) doubtful.push(index)
  if (doubtful.length === 0) return judged
  const suspects = doubtful.map((index) => expectations[index]!)
  const again = await runOnce(session, suspects, expecting, { ...options, fresh: true })
  for (const [at, index] of doubtful.entries()) {
    if (again[at]!.outcome.is === 'agree') judged[index]!.outcome = { is: 'agree', setValued: true }
  }
  return judged
}

/** Runs one scenario in fresh worlds and judges it. */
export async function runFresh(
  session: Runs,
  scenario: Scenario,
  expecting: Expecting,
): Promise<Judged & { expectation: Expectation }> {
  const expectation = expectOf(scenario, expecting)
  const [judged] = await runAndJudge(session, [expectation], expecting, { fresh: true })
  return { ...judged!, expectation }
}

async function runOnce(
  session: Runs,
  expectations: readonly Expectation[],
  expecting: Expecting,
  options?: RunOptions,
): Promise<Judged[]> {
  const traces = new Map<Expectation, Shown>()
  const run = inTurn(session)
  const applicable = expectations.filter((expectation) => expectation.inapplicable === undefined)
  const together = { group: applicable.filter(({ alone }) => !alone), options }
  const apart = applicable.filter(({ alone }) => alone)
  const runs = [together, ...apart.map((one) => ({ group: [one], options: { ...options, fresh: true } }))]
  await Promise.all(
    runs.map(async ({ group, options }) => {
      if (group.length === 0) return
      const scenarios = group.map(({ scenario }) => scenario)
      const shown = await run(scenarios, options)
      if (shown.length !== group.length) {
        throw new Error(
          `The adapter ${expecting.adapter.id} gave ${shown.length} traces for ${group.length} scenarios; run must give one for each.`,
        )
      }
      for (const [index, expectation] of group.entries()) traces.set(expectation, shown[index]!)
    }),
  )
  return expectations.map((expectation) => {
    const shown = traces.get(expectation)
    return { shown, outcome: judge(expectation, shown ?? { events: [] }, expecting) }
  })
}
