import { inFull } from '../../model/bare.ts'
import type { Difference } from '../../model/compare.ts'
import { slots } from '../../model/compareObservation.ts'
import type { EngineFacts, Facts, Observation, TraceEvent } from '../../model/observation.ts'
import type { Key } from '../../model/scenario/primitive.ts'

/** One way further into a value. */
export type Hop = { key: Key } | { prototype: true } | { content: number; of: 'map' | 'set' | 'view' }

/** What of a value is looked at; the value itself where there is none. */
export type Aspect =
  | { is: 'prototype' | 'keys' | 'extensible' | 'size' }
  | { is: 'flags'; key: Key }
  | { is: 'slot'; slot: Slot }

export type Slot = (typeof slots)[number]

/** What an event holds: a value, or a plain fact of its own. */
export type Field = { argument: number } | 'receiver' | 'returned' | 'threw' | 'value'

/** A place of an event: a value, how to get there, and what of it is looked at. */
export interface Place {
  field: Field
  hops: Hop[]
  aspect?: Aspect
  /** the observation that stands there */
  node: unknown
}

/** All places of an event under the names that the comparer gives them: `events[1].value.list<flags>`. */
export function* placesOf(event: TraceEvent, index: number, facts: Facts): Generator<[at: string, place: Place]> {
  const start = `events[${index}]`
  for (const [name, field, observation] of fieldsOf(event))
    yield* walk(`${start}.${name}`, observation, { field, world: event.in, engine: facts[event.in] }, [])
}

function fieldsOf(event: TraceEvent): [name: string, field: Field, observation: Observation][] {
  if (event.on === 'called' || event.on === 'hooked') {
    const args = event.args.map((argument, index): [string, Field, Observation] => [
      `args[${index}]`,
      { argument: index },
      argument,
    ])
    return [['receiver', 'receiver', event.receiver], ...args]
  }
  if ('returned' in event) return [['returned', 'returned', event.returned]]
  if ('threw' in event) return [['threw', 'threw', event.threw]]
  return 'value' in event ? [['value', 'value', event.value]] : []
}

interface Root {
  field: Field
  world: TraceEvent['in']
  engine: EngineFacts
}

function* walk(at: string, shown: Observation, root: Root, hops: Hop[]): Generator<[string, Place]> {
  const { field, world, engine } = root
  yield [at, { field, hops, node: shown }]
  if (typeof shown !== 'object' || shown === null || !('is' in shown)) return
  const node = inFull(shown, engine, world)
  const aspect = (name: string, is: Aspect): [string, Place] => [`${at}<${name}>`, { field, hops, aspect: is, node }]
  yield aspect('proto', { is: 'prototype' })
  if (typeof node.proto === 'object' && node.proto !== null)
    yield* walk(`${at}<proto>`, node.proto, root, [...hops, { prototype: true }])
  for (const slot of slots) yield aspect(slot, { is: 'slot', slot })
  yield aspect('size', { is: 'size' })
  const contents = node.entries?.flat() ?? node.values ?? (node.buffer === undefined ? [] : [node.buffer])
  const of = node.entries !== undefined ? 'map' : node.values !== undefined ? 'set' : 'view'
  for (const [index, content] of contents.entries())
    yield* walk(`${at}<${index}>`, content, root, [...hops, { content: index, of }])
  yield aspect('extensible', { is: 'extensible' })
  yield aspect('keys', { is: 'keys' })
  for (const [key, , value] of node.props) {
    const name = typeof key === 'string' ? key : `[${key.symbol}]`
    yield [`${at}.${name}<flags>`, { field, hops, aspect: { is: 'flags', key }, node }]
    const accessor = typeof value === 'object' && value !== null && 'accessor' in value
    if (!accessor) yield* walk(`${at}.${name}`, value as Observation, root, [...hops, { key }])
  }
}

/** The place that a difference names. */
export function placeAt(
  event: TraceEvent,
  index: number,
  { at, kind }: Pick<Difference, 'at' | 'kind'>,
  facts: Facts,
): Place | undefined {
  let found: Place | undefined
  for (const [name, place] of placesOf(event, index, facts))
    if (name === at && !isBetter(found, place, kind)) found = place
  return found
}

/**
 * Of two places of one name. The plain prototype is an aspect; where the prototype is walked, the walk says more.
 * The flags of a property and those of the regular expression that it holds differ in different ways.
 */
function isBetter(found: Place | undefined, other: Place, kind: Difference['kind']): boolean {
  if (found?.aspect?.is === 'prototype') return other.aspect !== undefined
  return found !== undefined && (found.aspect?.is !== 'flags' || kind === 'flags')
}

/** Where a world met the object of that identity first. */
export function firstPlaceOf(
  identity: number,
  world: TraceEvent['in'],
  events: readonly TraceEvent[],
  facts: Facts,
): { event: number; place: Place } | undefined {
  for (const [index, event] of events.entries()) {
    if (event.in !== world) continue
    for (const [, place] of placesOf(event, index, facts)) {
      const { node, aspect } = place
      const is =
        aspect === undefined && typeof node === 'object' && node !== null && 'id' in node && node.id === identity
      if (is) return { event: index, place }
    }
  }
  return undefined
}
