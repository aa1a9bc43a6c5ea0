import type { Difference } from '../../model/compare.ts'
import type { Facts, TraceEvent } from '../../model/observation.ts'
import { quote } from '../code/quote.ts'
import type { Scope } from '../code/scope.ts'
import { factLook } from './fact.ts'
import { isSameCode } from './happening.ts'
import { type Field, firstPlaceOf, type Place, placeAt } from './place.ts'
import { aspectCode, valueCode } from './place-code.ts'
import { aboutOf } from './place-words.ts'
import { aspectText, described } from './texts.ts'

/** The identifiers of what an event holds, where a look stands. */
export interface Held {
  field(field: Field): string
  /** what holds a plain fact: how a call ended, the state of a promise, whether something changed or is the same */
  fact: string
  /** the object whose property an `exposed` event shows, and its key */
  owner?: [object: string, key: string]
}

/** A look at one event: code that says what stands there, what the rules expect it to say, and what it said. */
export interface Look {
  event: number
  expected: string
  observed: string
  /** what is looked at, for a reader */
  about: string
  /** nodes that the code names */
  named: string[]
  /** how many parameters of a function it mentions */
  parameters: number
  /** an expression that gives the text */
  code(held: Held, scope: Scope): string
}

/** An earlier place whose object is kept, to be compared. */
export interface Earlier {
  event: number
  named: string[]
  parameters: number
  code(held: Held, scope: Scope): string
}

/** The look at a place where observations differ; undefined where the events themselves do. */
export function lookAt(
  difference: Difference,
  predicted: readonly TraceEvent[],
  observed: readonly TraceEvent[],
  facts: Facts,
): { look: Look; earlier?: Earlier } | undefined {
  const index = Number(/^events\[(\d+)\]/.exec(difference.at)?.[1] ?? -1)
  const event = predicted[index]
  if (event === undefined) return undefined
  const plain = factLook(difference, event, index)
  if (plain !== undefined) return { look: plain }
  const place = placeAt(event, index, difference, facts)
  if (place === undefined) return undefined
  if (difference.kind === 'identity') {
    const same = identityLook(difference, place, index, event, predicted, observed, facts)
    if (same !== undefined) return same
  }
  const other = observed[index] === undefined ? undefined : placeAt(observed[index], index, difference, facts)
  const { predicted: expected, observed: seen } = withNodes(difference, place, other)
  const sides = {
    predicted: inFull(expected, event.in, predicted, facts),
    observed: inFull(seen, event.in, observed, facts),
  }
  return { look: valueLook(sides, place, index, event) }
}

/** What stands there, also where the trace says only that it was seen before. */
function inFull(shown: unknown, world: TraceEvent['in'], events: readonly TraceEvent[], facts: Facts): unknown {
  const isSeen = typeof shown === 'object' && shown !== null && 'seen' in shown
  return (isSeen ? firstPlaceOf(Number(shown.seen), world, events, facts)?.place.node : undefined) ?? shown
}

/** Of keys, primitives, and brands a difference holds a part or a text alone. */
function withNodes(difference: Difference, place: Place, other: Place | undefined): Difference {
  if (place.aspect !== undefined && place.aspect.is !== 'keys') return difference
  return { ...difference, predicted: place.node, observed: other?.node ?? difference.observed }
}

function valueLook(
  { predicted, observed }: Pick<Difference, 'predicted' | 'observed'>,
  place: Place,
  index: number,
  event: TraceEvent,
): Look {
  const { aspect } = place
  const named = [predicted, observed].flatMap(ownName)
  const text = (value: unknown): string => (aspect === undefined ? described(value) : aspectText(aspect, value))
  return {
    event: index,
    about: aboutOf(place, event),
    expected: text(predicted),
    observed: text(observed),
    named,
    parameters: parametersOf(place),
    code(held, scope) {
      const value = valueCode(place, held, scope)
      if (aspect !== undefined) return aspectCode(aspect, value)
      const own = named.map((name) => {
        const identifier = scope.names.of('value', name)
        return `${value} === ${identifier} ? ${quote(`its own ${name}`)} : `
      })
      return `${own.join('')}describe(${value})`
    },
  }
}

const parametersOf = ({ field }: Place): number => (typeof field === 'object' ? field.argument + 1 : 0)

const ownName = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && 'own' in value ? [String(value.own)] : []

const same = 'the same object as before'
const another = 'another object'

/** Both sides show an object that the bridge made: whether it is one that was met before is what differs. */
function identityLook(
  { predicted, observed }: Difference,
  place: Place,
  index: number,
  event: TraceEvent,
  expectedEvents: readonly TraceEvent[],
  observedEvents: readonly TraceEvent[],
  facts: Facts,
): { look: Look; earlier: Earlier } | undefined {
  const [expectedId, observedId] = [identityOf(predicted), identityOf(observed)]
  if (expectedId === undefined || observedId === undefined) return undefined
  const isPlace = (at: { event: number; place: Place }): boolean =>
    at.event !== index || JSON.stringify([at.place.field, at.place.hops]) !== JSON.stringify([place.field, place.hops])
  const before = firstPlaceOf(expectedId, event.in, expectedEvents, facts)
  const seen = firstPlaceOf(observedId, event.in, observedEvents, facts)
  const known =
    before !== undefined && isPlace(before) ? before : seen !== undefined && isPlace(seen) ? seen : undefined
  const at = known === undefined ? undefined : expectedEvents[known.event]
  if (known === undefined || at === undefined) return undefined
  // One piece of code keeps an object each time that it runs.
  const nth = expectedEvents.slice(0, known.event).filter((one) => isSameCode(one, at)).length
  return {
    earlier: {
      event: known.event,
      named: [],
      parameters: parametersOf(known.place),
      code(held, scope) {
        const value = valueCode(known.place, held, scope)
        return known.place.hops.length === 0 ? value : `attempt(() => ${value}).returned`
      },
    },
    look: {
      event: index,
      about: `${aboutOf(place, event)}, beside ${aboutOf(known.place, at)} of an earlier moment`,
      expected: known === before ? same : another,
      observed: known === before ? another : same,
      named: [],
      parameters: parametersOf(place),
      code: (held, scope) => `${valueCode(place, held, scope)} === earlier.get(${nth}) ? '${same}' : '${another}'`,
    },
  }
}

function identityOf(observation: unknown): number | undefined {
  if (typeof observation !== 'object' || observation === null) return undefined
  const { id, seen } = observation as { id?: number; seen?: number }
  return id ?? seen
}
