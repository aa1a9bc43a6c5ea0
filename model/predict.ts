import { Aborted, Hung, Unmodelled } from './machine/completion.ts'
import { realize } from './machine/realize.ts'
import { Machine } from './machine/state.ts'
import { runStep } from './machine/steps.ts'
import type { Facts, Trace } from './observation.ts'
import type { Profile } from './profile.ts'
import type { RuleId } from './rules/registry.ts'
import type { Scenario } from './scenario/scenario.ts'
import { callOverBridge } from './transfer/call.ts'

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
  rule: RuleId
  direction: Direction
  step: number
  at: string
}

/** What the model says of a scenario. With `unmodelled` set, the trace means nothing: the scenario is inapplicable. */
export interface Prediction {
  trace: Trace
  /** the rules at work, in program order */
  applied: Application[]
  /** observation or event -> the rule that a difference there breaks */
  blame: ReadonlyMap<object, RuleId>
  /** the engine facts that it holds for */
  facts: Facts
  /** the rule behind a predicted crash */
  fatal?: RuleId
  /** why the model can't say what happens */
  unmodelled?: string
}

/** Predicts the trace of a scenario under a profile. Pure; expects a scenario that `validateScenario` accepts. */
export function predict(scenario: Scenario, profile: Profile, facts: Facts): Prediction {
  const machine = new Machine(scenario, profile.rules, facts, realize, callOverBridge)
  const { applied, blame } = machine
  try {
    scenario.steps.forEach((step, index) => {
      machine.step = index
      runStep(machine, step)
    })
    machine.runJobs()
    return { trace: { events: machine.events }, applied, blame, facts }
  } catch (end) {
    if (end instanceof Aborted) return { trace: { crash: true }, applied, blame, facts, fatal: end.rule }
    if (end instanceof Hung) return { trace: { hang: true }, applied, blame, facts }
    if (end instanceof Unmodelled) return { trace: { events: [] }, applied, blame, facts, unmodelled: end.reason }
    throw end
  }
}
