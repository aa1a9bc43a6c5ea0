import type { Trace, TraceEvent } from '../../model/observation.ts'
import type { Log } from './app/recorder.ts'

/**
 * The traces of a batch of `count` scenarios from the logs of both worlds (JSON text of `Log[]`).
 *
 * @throws Error with what the world code said when it failed
 */
export function mergeLogs(isolated: string, main: string, count: number): Trace[] {
  const merged: { starts: Log[1]; events: Log[2] }[] = Array.from({ length: count }, () => ({ starts: [], events: [] }))
  for (const logs of [JSON.parse(isolated) as Log[], JSON.parse(main) as Log[]]) {
    for (const [index, starts, events, failure] of logs) {
      if (failure !== undefined) throw new Error(failure)
      const scenario = merged[index]!
      scenario.starts = inOrder(scenario.starts, starts)
      scenario.events = inOrder(scenario.events, events)
    }
  }
  return merged.map(({ starts, events }) => ({ events: withSteps(starts, events) }))
}

/** Merges two lists that are each in the order of their ticks. */
function inOrder<Item extends [tick: number, unknown]>(left: Item[], right: Item[]): Item[] {
  if (left.length === 0) return right
  const both: Item[] = []
  let at = 0
  for (const item of left) {
    while (at < right.length && right[at]![0] < item[0]) both.push(right[at++]!)
    both.push(item)
  }
  while (at < right.length) both.push(right[at++]!)
  return both
}

/** A world knows only its own steps: an event belongs to the step, of either world, that started last before it. */
function withSteps(starts: Log[1], events: Log[2]): TraceEvent[] {
  let next = 0
  return events.map(([tick, event]) => {
    while (next < starts.length && starts[next]![0] < tick) next += 1
    event.step = starts[next - 1]![1]
    return event
  })
}
