import type { Frame, Scope } from './scope.ts'

/** Code that a repro adds to a scenario's own, to look at what differs. Code for display has none. */
export interface Probes {
  /**
   * The code is run and not only read: what stands at a place that is not there is undefined, and a change that does not
   * fit changes nothing, as the language says. Code for display says so less well.
   */
  runs: boolean
  /** nodes that the added code names */
  named: ReadonlySet<string>
  /** how many parameters of a function the added code mentions */
  parameters(name: string): number
  /** statements at the start of a function's body */
  called(name: string, frame: Frame, scope: Scope): string[]
  /** statements after a call of a function's script; `done` holds how the call ended. None: the call stays as it is */
  outcome(name: string, action: number, scope: Scope): ((done: string) => string[]) | undefined
  /** whether a call of a function's script may find no function to call */
  findsNothing(name: string, action: number): boolean
}

export const noProbes: Probes = {
  runs: false,
  named: new Set(),
  parameters: () => 0,
  called: () => [],
  outcome: () => undefined,
  findsNothing: () => false,
}
