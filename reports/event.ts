import type { TraceEvent } from '../model/observation.ts'
import { observationText } from './observation.ts'

const text = (value: unknown): string => observationText(value, 160)

/** One event of a trace as a line: `main: returned { limit: 10 }`. */
export function eventText(event: TraceEvent): string {
  const world = `${event.in}: `
  switch (event.on) {
    case 'called': {
      const verb = event.new ? 'constructed' : 'called'
      const receiver = isUndefined(event.receiver) ? '' : ` on ${text(event.receiver)}`
      return `${world}${event.function} is ${verb} with (${event.args.map(text).join(', ')})${receiver}`
    }
    case 'outcome':
      return `${world}action ${event.action + 1} of ${event.function} ${completionText(event)}`
    case 'done':
      return world + completionText(event)
    case 'exposed':
      return 'absent' in event
        ? `${world}the key is not defined`
        : `${world}the key holds ${text(event.value)}${event.flags === '-e-' ? '' : ` (${event.flags})`}`
    case 'read':
      return `${world}sees ${text(event.value)}`
    case 'settled':
      return 'value' in event ? `${world}${event.state} with ${text(event.value)}` : `${world}${event.state}`
    case 'changed':
      return world + (event.changed ? 'changed' : 'not changed')
    case 'compared':
      return world + (event.same ? 'the same' : 'not the same')
    case 'hooked': {
      const receiver = isUndefined(event.receiver) ? '' : ` on ${text(event.receiver)}`
      return `${world}the hook ${event.hook} runs with (${event.args.map(text).join(', ')})${receiver}`
    }
  }
}

function completionText(event: { returned: unknown } | { threw: unknown } | { nothing: true }): string {
  if ('nothing' in event) return 'finds no function there'
  return 'returned' in event ? `returned ${text(event.returned)}` : `threw ${text(event.threw)}`
}

const isUndefined = (value: unknown): boolean => typeof value === 'object' && value !== null && 'undefined' in value
