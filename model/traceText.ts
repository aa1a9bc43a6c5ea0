import type { Trace, TraceEvent } from './observation.ts'
import type { World } from './scenario/recipe.ts'

/**
 * A trace as the two worlds wrote it: of each, JSON text of its events with their places in the order of both,
 * `[[0,{"on":"done",...}],[3,{...}]]`.
 *
 * The fields of an event stand in the order of its type in `observation.ts`, and all is ASCII. So what a world wrote can
 * be compared with what the model expects as text, which nearly always settles it, and need not be parsed.
 */
export type TraceText = Record<World, string>

/**
 * What an implementation showed: a trace, or one that is still text. Where two implementations are compared, with what
 * the other showed of the same scenario, which is then expected in the place of a prediction.
 */
export type Shown = (Trace | TraceText) & { reference?: Trace | TraceText }

/** The same without texts. */
export type ShownTrace = Trace & { reference?: Trace }

/** Whether two are the same to the letter. Traces with events that are no text are not looked at: false. */
export function isSame(left: Shown, right: Shown): boolean {
  if ('isolated' in left && 'isolated' in right) return left.isolated === right.isolated && left.main === right.main
  return ('crash' in left && 'crash' in right) || ('hang' in left && 'hang' in right)
}

/** The trace itself, in program order, and that of the reference where there is one. */
export function traceOf(shown: Shown): ShownTrace {
  const trace = 'isolated' in shown ? { events: eventsOf(shown) } : shown
  const { reference } = shown
  return reference === undefined ? (trace as Trace) : { ...trace, reference: traceOf(reference) }
}

function eventsOf(shown: TraceText): TraceEvent[] {
  const isolated = JSON.parse(shown.isolated) as [place: number, event: TraceEvent][]
  const main = JSON.parse(shown.main) as [place: number, event: TraceEvent][]
  return [...isolated, ...main].sort(([left], [right]) => left - right).map(([, event]) => event)
}
