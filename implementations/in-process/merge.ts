import type { Trace, TraceEvent } from '../../model/observation.ts'

type Log = [tick: number, event: TraceEvent][]

/** The logs of both worlds of one scenario. */
export type Logs = [isolated: Log, main: Log]

/** One trace in program order. */
export function mergeLogs([isolated, main]: Logs): Trace {
  const events: TraceEvent[] = []
  let at = 0
  for (const [tick, event] of isolated) {
    while (at < main.length && main[at]![0] < tick) events.push(main[at++]![1])
    events.push(event)
  }
  while (at < main.length) events.push(main[at++]![1])
  return { events }
}
