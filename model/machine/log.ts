import type { TraceEvent } from '../observation.ts'
import type { RuleId } from '../rules/registry.ts'
import type { World } from '../scenario/recipe.ts'
import type { TraceText } from '../traceText.ts'

/** The events of a trace as text, written while the machine runs: see `traceText.ts`. */
export class Log {
  /** whom a difference blames: the rule of each event, followed by those of the objects that it describes, in the order of the text */
  readonly rules: RuleId[] = []
  private readonly written: TraceText = { isolated: '', main: '' }
  /** how many were opened */
  events = 0

  /** The text that an event starts with. What it shows is observed next, and the whole goes to `close`. */
  open(on: TraceEvent['on'], step: number, world: World, rule: RuleId): string {
    this.rules.push(rule)
    return `[${this.events++},{"on":"${on}","step":${step},"in":"${world}"`
  }

  /** @param event all of it, without the closing brackets */
  close(world: World, event: string): void {
    this.written[world] += this.written[world] === '' ? `${event}}]` : `,${event}}]`
  }

  get text(): TraceText {
    return { isolated: `[${this.written.isolated}]`, main: `[${this.written.main}]` }
  }
}
