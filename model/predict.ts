import type { Direction } from './direction.ts'
import { Aborted, Hung, Unmodelled } from './machine/completion.ts'
import { call } from './machine/interpret.ts'
import { realize } from './machine/realize.ts'
import { Machine } from './machine/state.ts'
import { runStep } from './machine/steps.ts'
import type { Facts, Trace, TraceEvent } from './observation.ts'
import type { Profile } from './profile.ts'
import type { RuleId } from './rules/registry.ts'
import type { Scenario } from './scenario/scenario.ts'
import { type TraceText, traceOf } from './traceText.ts'
import { callOverBridge } from './transfer/call.ts'

/** One rule at work: where (`at`: the path in the crossing value, `api.list[0]`), at which step, in which direction. */
export interface Application {
  rule: RuleId
  direction: Direction
  step: number
  at: string
}

/** What the model says of a scenario. With `unmodelled` set, the trace means nothing: the scenario is inapplicable. */
export interface Prediction extends Omit<PredictedText, 'shown' | 'blamed'> {
  trace: Trace
  /** observation or event -> the rule that a difference there breaks */
  blame: ReadonlyMap<object, RuleId>
}

/** The same, with a trace that is still text: nearly always it is compared with another text, and never read. */
export interface PredictedText {
  shown: TraceText | { crash: true } | { hang: true }
  /** the rule that a difference breaks: of each event and each object that is described, in the order of the trace */
  blamed: readonly RuleId[]
  /** the rules at work, in program order */
  applied: Application[]
  /** the engine facts that it holds for */
  facts: Facts
  /** the rule behind a predicted crash */
  fatal?: RuleId
  /** why the model can't say what happens */
  unmodelled?: string
}

/** Predicts the trace of a scenario under a profile. Pure; expects a scenario that `validateScenario` accepts. */
export function predict(scenario: Scenario, profile: Profile, facts: Facts): Prediction {
  const { shown, blamed, ...rest } = predictText(scenario, profile, facts)
  const trace = traceOf(shown)
  return { trace, blame: 'events' in trace ? blameOf(trace.events, blamed) : new Map(), ...rest }
}

/** Gives each event, and each object that one describes, its rule. */
function blameOf(events: readonly TraceEvent[], rules: readonly RuleId[]): Map<object, RuleId> {
  const blame = new Map<object, RuleId>()
  const enter = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('on' in part || 'is' in part || 'leak' in part) blame.set(part, rules[blame.size]!)
    for (const inner of Object.values(part)) enter(inner)
  }
  enter(events)
  return blame
}

/** As `predict`, at two thirds of the price. */
export function predictText(scenario: Scenario, profile: Profile, facts: Facts): PredictedText {
  const machine = new Machine(scenario, profile.rules, facts, realize, call, callOverBridge)
  const { applied, log } = machine
  const ended = { blamed: log.rules, applied, facts }
  try {
    scenario.steps.forEach((step, index) => {
      machine.step = index
      runStep(machine, step)
    })
    machine.runJobs()
    return { shown: log.text, ...ended }
  } catch (end) {
    if (end instanceof Aborted) return { shown: { crash: true }, ...ended, fatal: end.rule }
    if (end instanceof Hung) return { shown: { hang: true }, ...ended }
    if (end instanceof Unmodelled) return { shown: noEvents, ...ended, unmodelled: end.reason }
    throw end
  }
}

const noEvents: TraceText = { isolated: '[]', main: '[]' }
