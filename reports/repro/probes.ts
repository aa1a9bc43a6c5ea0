import type { TraceEvent } from '../../model/observation.ts'
import type { World } from '../../model/scenario/recipe.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Probes } from '../code/probes.ts'
import { quote } from '../code/quote.ts'
import type { Frame, Scope } from '../code/scope.ts'
import { happening } from './happening.ts'
import type { Held } from './look.ts'
import type { Watching } from './program.ts'

/** Whether a piece of code would see this event. */
type Sought = (event: TraceEvent) => boolean

/** The statements of a repro that stand where such an event happens: keep an object, look, or tell that it happens. */
export function watchStatements(
  sought: Sought,
  held: Held,
  scope: Scope,
  watching: Watching,
  scenario: Scenario,
): string[] {
  const { events, observed, look, earlier, happenings } = watching
  const statements: string[] = []
  if (earlier !== undefined && sought(events[earlier.event]!))
    // An array would run what a page has put in the place of its keys.
    statements.push(`earlier.set(earlier.size, ${earlier.code(held, scope)})`)
  if (look !== undefined && sought(events[look.event]!)) statements.push(`observe(() => ${look.code(held, scope)})`)
  const event = happenings === true ? [...events, ...observed].find(sought) : undefined
  const text = event === undefined ? undefined : happening(event, scenario)
  if (text !== undefined) statements.push(`observe(() => ${quote(text)})`)
  return statements
}

/** The probes inside the functions of one world. */
export function probesOf(world: World, watching: Watching, scenario: Scenario): Probes {
  const { events, look, earlier } = watching
  const watched = [look, earlier].filter((one) => one !== undefined && events[one.event]!.in === world)
  const isCall =
    (name: string): Sought =>
    (event) =>
      event.in === world && event.on === 'called' && event.function === name
  return {
    runs: true,
    named: new Set(watched.flatMap((one) => one!.named)),
    parameters: (name) =>
      Math.max(0, ...watched.map((one) => (isCall(name)(events[one!.event]!) ? one!.parameters : 0))),
    called: (name, frame, scope) => watchStatements(isCall(name), heldByCall(frame), scope, watching, scenario),
    outcome: (name, action, scope) => {
      const sought: Sought = (event) =>
        event.in === world && event.on === 'outcome' && event.function === name && event.action === action
      const statements = (done: string) => watchStatements(sought, heldByOutcome(done), scope, watching, scenario)
      return statements('done').length > 0 ? statements : undefined
    },
    findsNothing: (name, action) =>
      [...events, ...watching.observed].some(
        (event) => event.on === 'outcome' && event.function === name && event.action === action && 'nothing' in event,
      ),
  }
}

const heldByCall = (frame: Frame): Held => ({
  field: (field) => (typeof field === 'object' ? frame.argument(field.argument) : frame.receiver),
  fact: 'undefined',
})

export const heldByHook: Held = {
  field: (field) => (typeof field === 'object' ? `arguments[${field.argument}]` : 'this'),
  fact: 'undefined',
}

export const heldByOutcome = (done: string): Held => ({
  field: (field) => (field === 'returned' || field === 'threw' ? `${done}.${field}` : 'undefined'),
  fact: done,
})
