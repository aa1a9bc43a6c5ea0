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

  differ(spot: Spot, kind: DifferenceKind, predicted: unknown, observed: unknown): void {
    const { inside } = spot
    const subject = inside && { object: inside.object, rule: spot.rule, path: spot.at.slice(inside.at) }
    if (subject !== undefined && !this.told[this.world].isNews(subject, kind, predicted, observed)) return
    this.differences.push({ rule: spot.rule, kind, at: spot.at, type: spot.type, predicted, observed })
  }

  plain(predicted: unknown, observed: unknown, spot: Spot, kind: DifferenceKind = 'value'): void {
    if (predicted !== observed) this.differ(spot, kind, predicted, observed)
  }

  observation(predicted: Observation, observed: Observation | undefined, outer: Spot): void {
    const spot = this.inside(predicted, outer)
    const shape = shapeOf(predicted)
    const other = shapeOf(observed)
    if (shape === 'reference' && this.isLost(predicted as Referent)) return
    if (other === 'leak' && shape !== 'leak') {
      // One object on each side, however different: met again, both are the same as before.
      if (isObject(predicted)) this.isSame(predicted as Referent, observed as Referent)
      return this.differ(spot, 'leak', predicted, observed)
    }
    if (shape !== other) {
      const kind = [shape, other].includes('primitive')
        ? 'value'
        : [shape, other].includes('reference')
          ? 'identity'
          : 'brand'
      return this.differ(spot, kind, predicted, observed)
    }
    if (shape === 'primitive') return this.plain(JSON.stringify(predicted), JSON.stringify(observed), spot)
    if (!this.isSame(predicted as Referent, observed as Referent)) this.differ(spot, 'identity', predicted, observed)
    if (shape === 'leak') this.leak(predicted as LeakObservation, observed as LeakObservation, spot)
    if (shape === 'object') this.object(predicted as ObjectObservation, observed as ObjectObservation, spot)
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

  private leak(predicted: LeakObservation, observed: LeakObservation, spot: Spot): void {
    this.plain(predicted.leak, observed.leak, spot, 'brand')
    this.plain(predicted.message, observed.message, spot)
  }

  private object(
    bareOrNot: ObjectObservation | BareObservation,
    other: ObjectObservation | BareObservation,
    spot: Spot,
  ): void {
    if ('bare' in bareOrNot && 'bare' in other) {
      const integrity = { ...spot, at: `${spot.at}<extensible>`, rule: integrityRule(bareOrNot, spot.rule) }
      return this.plain(bareOrNot.extensible, other.extensible, integrity, 'integrity')
    }
    const predicted = inFull(bareOrNot, this.facts[this.world], this.world)
    const observed = inFull(other, this.facts[this.world], this.world)
    if (predicted.is !== observed.is) return this.differ(spot, 'brand', predicted.is, observed.is)
    this.proto(predicted, observed, spot)
    for (const slot of slots) {
      const left = predicted[slot]
      const right = observed[slot]
      if (JSON.stringify(left) !== JSON.stringify(right))
        this.differ({ ...spot, at: `${spot.at}<${slot}>` }, 'value', left, right)
    }
    this.contents(predicted, observed, spot)
    const integrity = { ...spot, rule: integrityRule(predicted, spot.rule) }
    this.plain(predicted.extensible, observed.extensible, { ...integrity, at: `${spot.at}<extensible>` }, 'integrity')
    this.properties(predicted, observed, spot, integrity)
  }

  private proto(predicted: ObjectObservation, observed: ObjectObservation, spot: Spot): void {
    const inner = { ...spot, at: `${spot.at}<proto>` }
    if (!isObject(predicted.proto) || !isObject(observed.proto))
      this.plain(predicted.proto, observed.proto, inner, 'prototype')
    else this.observation(predicted.proto, observed.proto, inner)
  }

  private contents(predicted: ObjectObservation, observed: ObjectObservation, spot: Spot): void {
    const items = (object: ObjectObservation) =>
      object.entries?.flat() ?? object.values ?? (object.buffer === undefined ? [] : [object.buffer])
    const left = items(predicted)
    const right = items(observed)
    this.plain(left.length, right.length, { ...spot, at: `${spot.at}<size>` })
    left.forEach((item, index) => {
      if (index < right.length) this.observation(item, right[index], { ...spot, at: `${spot.at}<${index}>` })
    })
  }

  private properties(predicted: ObjectObservation, observed: ObjectObservation, spot: Spot, integrity: Spot): void {
    const keys = (object: ObjectObservation) => object.props.map(([key]) => keyText(key)).join()
    if (keys(predicted) !== keys(observed))
      this.differ({ ...spot, at: `${spot.at}<keys>` }, 'keys', keys(predicted), keys(observed))
    const others = new Map(observed.props.map((property) => [keyText(property[0]), property]))
    for (const [key, flags, value] of predicted.props) {
      const other: ObservedProperty | undefined = others.get(keyText(key))
      if (other === undefined) continue
      const at = `${spot.at}.${keyText(key)}`
      this.plain(flags, other[1], { ...integrity, at: `${at}<flags>` }, 'flags')
      this.observation(value as Observation, other[2] as Observation, { ...spot, at })
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
