import type { Scenario } from '../model/scenario/scenario.ts'
import type { Shown } from '../model/traceText.ts'
import type { RunOptions, Session } from './adapter.ts'

/** Runs scenarios, and may be called while it does: traces are text where the session has texts. */
export type RunsText = (scenarios: readonly Scenario[], options?: RunOptions) => Promise<Shown[]>

/** A session's way to run scenarios. One without `runText` need not take a run while another is under way, so it waits. */
export function inTurn(session: Pick<Session, 'run' | 'runText'>): RunsText {
  if (session.runText !== undefined) return session.runText.bind(session)
  let last: Promise<unknown> = Promise.resolve()
  return (scenarios, options) => {
    const result = last.then(() => session.run(scenarios, options))
    last = result.catch(() => {})
    return result
  }
}
