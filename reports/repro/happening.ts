import type { TraceEvent } from '../../model/observation.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'

/** What happens in a call, in a few words; undefined for events that only look. */
export function happening(event: TraceEvent, scenario: Scenario): string | undefined {
  if (event.on === 'called') return `${event.function} is called`
  if (event.on === 'hooked') return `the hook ${event.hook} runs`
  if (event.on === 'outcome') return `call ${event.action + 1} of ${event.function} is over`
  const step = scenario.steps[event.step]
  return event.on === 'done' && step?.do !== 'expose' ? `step ${event.step + 1} is over` : undefined
}

/** Whether one and the same piece of code sees both events. */
export function isSameCode(left: TraceEvent, right: TraceEvent): boolean {
  if (left.on !== right.on || left.in !== right.in) return false
  if (left.on === 'called' && right.on === 'called') return left.function === right.function
  if (left.on === 'hooked' && right.on === 'hooked') return left.hook === right.hook
  if (left.on === 'outcome' && right.on === 'outcome')
    return left.function === right.function && left.action === right.action
  return left.step === right.step
}
