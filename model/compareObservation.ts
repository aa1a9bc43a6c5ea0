import { inFull } from './bare.ts'
import type { Difference, DifferenceKind } from './compare.ts'
import type {
  BareObservation,
  Facts,
  LeakObservation,
  ObjectObservation,
  Observation,
  ObservedProperty,
} from './observation.ts'
import type { RuleId } from './rules/registry.ts'
import type { World } from './scenario/recipe.ts'
import { Told } from './told.ts'

/** Where in a trace a comparison stands, and whom a difference there blames. */
export interface Spot {
  at: string
  type: string
  rule: RuleId
  /** the object in which it stands: its name in the prediction, and how long `at` is there */
  inside?: { object: number | string; at: number }
}

/** Compares observations pair by pair and collects every difference; identity numbers count up to renaming. */
export class ObservationComparer {
  private readonly blame: ReadonlyMap<object, RuleId>
  private readonly facts: Facts
  private readonly differences: Difference[]
  /** predicted identity -> observed identity, by world */
  private readonly identities: Record<World, Map<number, number>> = { isolated: new Map(), main: new Map() }
  private readonly taken: Record<World, Set<number>> = { isolated: new Set(), main: new Set() }
  private readonly told: Record<World, Told> = { isolated: new Told(), main: new Told() }
  private world: World = 'main'

  constructor(blame: ReadonlyMap<object, RuleId>, facts: Facts, differences: Difference[]) {
    this.blame = blame
    this.facts = facts
    this.differences = differences
  }

  startEvent(world: World): void {
    this.world = world
  }

  differ(place: Spot, kind: DifferenceKind, predicted: unknown, observed: unknown): void {
    const { inside } = place
    const subject = inside && { object: inside.object, rule: place.rule, path: place.at.slice(inside.at) }
    if (subject !== undefined && !this.told[this.world].isNews(subject, kind, predicted, observed)) return
    this.differences.push({ rule: place.rule, kind, at: place.at, type: place.type, predicted, observed })
  }

  plain(predicted: unknown, observed: unknown, place: Spot, kind: DifferenceKind = 'value'): void {
    if (predicted !== observed) this.differ(place, kind, predicted, observed)
  }

  observation(predicted: Observation, observed: Observation | undefined, outer: Spot): void {
    const place = this.inside(predicted, outer)
    const shape = shapeOf(predicted)
    const other = shapeOf(observed)
    if (shape === 'reference' && this.isLost(predicted as Referent)) return
    if (other === 'leak' && shape !== 'leak') {
      // One object on each side, however different: met again, both are the same as before.
      if (isObject(predicted)) this.isSame(predicted as Referent, observed as Referent)
      return this.differ(place, 'leak', predicted, observed)
    }
    if (shape !== other) {
      const kind = [shape, other].includes('primitive')
        ? 'value'
        : [shape, other].includes('reference')
          ? 'identity'
          : 'brand'
      return this.differ(place, kind, predicted, observed)
    }
    if (shape === 'primitive') return this.plain(JSON.stringify(predicted), JSON.stringify(observed), place)
    if (!this.isSame(predicted as Referent, observed as Referent)) this.differ(place, 'identity', predicted, observed)
    if (shape === 'leak') this.leak(predicted as LeakObservation, observed as LeakObservation, place)
    if (shape === 'object') this.object(predicted as ObjectObservation, observed as ObjectObservation, place)
  }

  private inside(observation: Observation, outer: Spot): Spot {
    if (!isObject(observation)) return outer
    const rule = this.blame.get(observation)
    const { id = -1, own } = observation as Referent
    const isDescribed = 'is' in observation || 'leak' in observation
    const object = isDescribed ? (own ?? (id < 0 ? undefined : id)) : undefined
    const brand = 'is' in observation ? ` ${observation.is}` : 'leak' in observation ? ` ${observation.leak}` : ''
    return {
      at: outer.at,
      type: `${outer.type.split(' ')[0]}${brand}`,
      rule: rule === undefined || rule === 'LOCAL' ? outer.rule : rule,
      ...(object === undefined ? {} : { inside: { object, at: outer.at.length } }),
    }
  }

  /** Whether the object differed so much when it was met that meeting it again tells nothing. */
  private isLost({ seen }: Referent): boolean {
    return seen !== undefined && this.told[this.world].isLost(seen)
  }

  /** Whether both name the same object: identity numbers by how they were paired so far. */
  private isSame(predicted: Referent, observed: Referent): boolean {
    if (predicted.own !== observed.own || predicted.global !== observed.global) return false
    if (predicted.seen !== undefined) return this.identities[this.world].get(predicted.seen) === observed.seen
    return predicted.id === undefined
      ? observed.id === undefined
      : observed.id !== undefined && this.pair(predicted.id, observed.id)
  }

  private pair(predicted: number, observed: number): boolean {
    if (predicted < 0 || observed < 0) return true // implied by a bare function: anything may have been met there
    const known = this.identities[this.world].get(predicted)
    if (known !== undefined) return known === observed
    if (this.taken[this.world].has(observed)) return false
    this.identities[this.world].set(predicted, observed)
    this.taken[this.world].add(observed)
    return true
  }

  private leak(predicted: LeakObservation, observed: LeakObservation, place: Spot): void {
    this.plain(predicted.leak, observed.leak, place, 'brand')
    this.plain(predicted.message, observed.message, place)
  }

  private object(
    bareOrNot: ObjectObservation | BareObservation,
    other: ObjectObservation | BareObservation,
    place: Spot,
  ): void {
    if ('bare' in bareOrNot && 'bare' in other) {
      const integrity = { ...place, at: `${place.at}<extensible>`, rule: integrityRule(bareOrNot, place.rule) }
      return this.plain(bareOrNot.extensible, other.extensible, integrity, 'integrity')
    }
    const predicted = inFull(bareOrNot, this.facts[this.world], this.world)
    const observed = inFull(other, this.facts[this.world], this.world)
    if (predicted.is !== observed.is) return this.differ(place, 'brand', predicted.is, observed.is)
    this.proto(predicted, observed, place)
    for (const slot of slots) {
      const left = predicted[slot]
      const right = observed[slot]
      if (JSON.stringify(left) !== JSON.stringify(right))
        this.differ({ ...place, at: `${place.at}<${slot}>` }, 'value', left, right)
    }
    this.contents(predicted, observed, place)
    const integrity = { ...place, rule: integrityRule(predicted, place.rule) }
    this.plain(predicted.extensible, observed.extensible, { ...integrity, at: `${place.at}<extensible>` }, 'integrity')
    this.properties(predicted, observed, place, integrity)
  }

  private proto(predicted: ObjectObservation, observed: ObjectObservation, place: Spot): void {
    const inner = { ...place, at: `${place.at}<proto>` }
    if (!isObject(predicted.proto) || !isObject(observed.proto))
      this.plain(predicted.proto, observed.proto, inner, 'prototype')
    else this.observation(predicted.proto, observed.proto, inner)
  }

  private contents(predicted: ObjectObservation, observed: ObjectObservation, place: Spot): void {
    const items = (object: ObjectObservation) =>
      object.entries?.flat() ?? object.values ?? (object.buffer === undefined ? [] : [object.buffer])
    const left = items(predicted)
    const right = items(observed)
    this.plain(left.length, right.length, { ...place, at: `${place.at}<size>` })
    left.forEach((item, index) => {
      if (index < right.length) this.observation(item, right[index], { ...place, at: `${place.at}<${index}>` })
    })
  }

  private properties(predicted: ObjectObservation, observed: ObjectObservation, place: Spot, integrity: Spot): void {
    const keys = (object: ObjectObservation) => object.props.map(([key]) => keyText(key)).join()
    if (keys(predicted) !== keys(observed))
      this.differ({ ...place, at: `${place.at}<keys>` }, 'keys', keys(predicted), keys(observed))
    const others = new Map(observed.props.map((property) => [keyText(property[0]), property]))
    for (const [key, flags, value] of predicted.props) {
      const other: ObservedProperty | undefined = others.get(keyText(key))
      if (other === undefined) continue
      const at = `${place.at}.${keyText(key)}`
      this.plain(flags, other[1], { ...integrity, at: `${at}<flags>` }, 'flags')
      this.observation(value as Observation, other[2] as Observation, { ...place, at })
    }
  }
}

/** What observations hold of an object beside its prototype, contents and properties. */
export const slots = [
  'native',
  'time',
  'source',
  'flags',
  'primitive',
  'bytes',
  'max',
  'tag',
  'size',
  'type',
  'file',
  'array',
  'offset',
  'length',
] as const

/** Own values answer for themselves; elsewhere integrity is what the freeze made of it. */
function integrityRule(predicted: { extensible: boolean }, rule: RuleId): RuleId {
  if (rule === 'LOCAL') return rule
  return predicted.extensible ? 'FREEZE-NOT' : 'FREEZE-DEEP'
}

function keyText(key: ObservedProperty[0]): string {
  return typeof key === 'string' ? key : `[${key.symbol}]`
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** What names an object in an observation. */
interface Referent {
  own?: string
  seen?: number
  global?: true
  id?: number
}

/** Accessors count as primitives: they are compared as a whole. */
function shapeOf(observation: Observation | undefined): 'primitive' | 'reference' | 'leak' | 'object' {
  if (!isObject(observation)) return 'primitive'
  if ('is' in observation) return 'object'
  if ('leak' in observation) return 'leak'
  return 'own' in observation || 'seen' in observation || 'global' in observation ? 'reference' : 'primitive'
}
