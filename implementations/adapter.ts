import type { Capability } from '../model/capability.ts'
import type { Facts, Trace } from '../model/observation.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import { type Shown, traceOf } from '../model/traceText.ts'

export interface RunOptions {
  /** run in worlds that have seen no other scenario */
  fresh?: boolean
  /** milliseconds that one scenario may take before it is a `hang`; 3000 where it is left out */
  watchdog?: number
}

/** Milliseconds that one scenario may take, unless `RunOptions` says otherwise. */
export const defaultWatchdog = 3000

/** One running implementation. `run` resolves to one trace per scenario, in order; a crash or a hang is a trace. */
export interface Session {
  facts: Facts
  run(scenarios: readonly Scenario[], options?: RunOptions): Promise<Trace[]>
  /**
   * The same with traces that may still be text, for whoever compares them: a session that has only texts has it.
   * Such a session takes a run also while others are under way, so that it never waits for whoever prepares the next.
   */
  runText?(scenarios: readonly Scenario[], options?: RunOptions): Promise<Shown[]>
  close(): Promise<void>
}

/** What is thrown where a session is used after its `close`. */
export const closedSentence = (adapterId: string): string =>
  `The session of adapter ${adapterId} is closed; open a new one to run scenarios.`

/** A session whose traces are text until somebody asks for them. */
export function textSession(session: Omit<Session, 'run'> & Required<Pick<Session, 'runText'>>): Session {
  return {
    ...session,
    run: async (scenarios, options) => (await session.runText(scenarios, options)).map(traceOf),
  }
}

/**
 * One implementation of a context bridge.
 *
 * `id` is what reports show (`vm`, `electron@33.2.1`).
 * `profile` names the rules that it is expected to follow (`newest`, `electron-33`, `33.2.1`).
 * `open` throws an `Error` with one sentence when the implementation can't be had.
 */
export interface Adapter {
  id: string
  profile: string
  /** of a comparison: the rules that it follows itself, where `profile` names those of its reference */
  ownProfile?: string
  capabilities: ReadonlySet<Capability>
  open(): Promise<Session>
}

/** Whether a value has what an adapter has. */
export function isAdapter(value: unknown): value is Adapter {
  if (typeof value !== 'object' || value === null) return false
  const { id, profile, capabilities, open } = value as Partial<Adapter>
  return (
    typeof id === 'string' &&
    typeof profile === 'string' &&
    typeof capabilities?.has === 'function' &&
    typeof open === 'function'
  )
}
