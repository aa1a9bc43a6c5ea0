import type { Facts, Trace } from './observation.ts'
import type { Profile } from './profile.ts'
import type { Scenario } from './scenario/scenario.ts'

/** Which way a value was going when a rule was applied to it. */
export type Direction =
  | 'expose'
  | 'argument'
  | 'return'
  | 'throw'
  | 'resolve'
  | 'reject'
  | 'callback argument'
  | 'callback return'
  | 'callback throw'

/** One rule at work: where (`at`: the path in the crossing value, `api.list[0]`), at which step, in which direction. */
export interface Application {
  rule: string
  direction: Direction
  step: number
  at: string
}

/** What the model says of a scenario. With `unmodelled` set, the trace means nothing: the scenario is inapplicable. */
export interface Prediction {
  trace: Trace
  applied: Application[]
  /** why the model can't say what happens */
  unmodelled?: string
}

/** Predicts the trace of a scenario under a profile. Pure; throws only on a scenario that `loadScenario` would refuse. */
export declare function predict(scenario: Scenario, profile: Profile, facts: Facts): Prediction
