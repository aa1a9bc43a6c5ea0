import type { FoundObject } from './scenario/dom.ts'
import type { Key, Primitive } from './scenario/primitive.ts'
import type { World } from './scenario/recipe.ts'

/** What kind of object a world sees, by its internal slots and not by its prototype. */
export type Brand =
  | 'object'
  | 'array'
  | 'function'
  | 'error'
  | 'promise'
  | 'map'
  | 'set'
  | 'date'
  | 'regexp'
  | 'arrayBuffer'
  | 'typedArray'
  | 'dataView'
  | 'boxed'
  | 'generator'
  | 'builtin'
  | 'element'
  | 'blob'
  | 'platform'

/** All that a world can see of one value. */
export type Observation =
  | Primitive
  | OwnObservation
  | SeenObservation
  | GlobalObservation
  | LeakObservation
  | BareObservation
  | ObjectObservation

/** The very object that this world built from the recipe node of that name. */
export interface OwnObservation {
  own: string
}

/** An object that stands earlier in the same observation, by its identity number. */
export interface SeenObservation {
  seen: number
}

/** This world's own global object. Never walked. */
export interface GlobalObservation {
  global: true
}

/** An object of the other world: the bridge let it through. Never walked. */
export interface LeakObservation {
  id: number
  leak: Brand
  /** of an error: its own `message`, when that is a string data property */
  message?: string
}

/**
 * A function just as the engine makes a native one: prototype, text, own keys and values, and a `prototype` object that
 * this world has not met before. `extensible` false means that it is frozen. Most functions that come over a bridge are
 * bare, and all else about them is implied.
 */
export interface BareObservation {
  id: number
  is: 'function'
  bare: true
  extensible: boolean
}

/** `[key, flags, value]`; flags are three of `w`, `e`, `c`, or `-` in the place of one that is false. */
export type ObservedProperty = [key: Key, flags: string, value: Observation | ObservedAccessor]

/** An accessor is not run. `calls` counts the runs of an accessor this world built from a recipe. */
export interface ObservedAccessor {
  accessor: 'get' | 'set' | 'get set'
  calls?: number
}

/** One object, walked. Its fields stand in this order. */
export interface ObjectObservation {
  /** identity in this world over the whole trace: 1, 2, ... in the order of first sight; absent on own objects */
  id?: number
  /** the recipe node this world built it from; only where an own object is walked */
  own?: string
  is: Brand
  /** `main:Object.prototype` and so on for an intrinsic of the observing world, else the prototype itself */
  proto: string | null | Observation
  /** own function (`native` false) or one whose text is `function () { [native code] }` */
  native?: boolean
  entries?: [Observation, Observation][]
  values?: Observation[]
  /** of a date: its time value */
  time?: Primitive
  source?: string
  flags?: string
  /** of a boxed primitive */
  primitive?: Primitive
  /** of an array buffer: its bytes, two hexadecimal digits each */
  bytes?: string
  /** of a resizable array buffer: its largest length */
  max?: number
  /** of a typed array (or, without `array`, of a DataView): its kind, place and buffer */
  array?: string
  offset?: number
  length?: number
  buffer?: Observation
  /** of an element: its local name */
  tag?: string
  /** of a blob: how many bytes it has, its media type, and of a file its name */
  size?: number
  type?: string
  file?: string
  extensible: boolean
  props: ObservedProperty[]
}

/** How a call ended. `nothing` means: there was no function (or no constructor) to call. */
export type Completion = { returned: Observation } | { threw: Observation } | { nothing: true }

/** One entry of a trace, in program order. `step` is the index of the step under way. */
export type TraceEvent =
  | { on: 'called'; step: number; in: World; function: string; new?: true; receiver: Observation; args: Observation[] }
  | ({ on: 'outcome'; step: number; in: World; function: string; action: number } & Completion)
  | ({ on: 'done'; step: number; in: World } & Completion)
  | { on: 'exposed'; step: number; in: 'main'; flags: string; value: Observation }
  | { on: 'exposed'; step: number; in: 'main'; absent: true }
  | { on: 'read'; step: number; in: World; value: Observation }
  | { on: 'settled'; step: number; in: World; state: 'fulfilled' | 'rejected'; value: Observation }
  | { on: 'settled'; step: number; in: World; state: 'pending' | 'no promise' }
  | { on: 'changed'; step: number; in: World; changed: boolean }
  | { on: 'compared'; step: number; in: World; same: boolean }
  | { on: 'hooked'; step: number; in: World; hook: string; receiver: Observation; args: Observation[] }

/** What a scenario showed: its events in order, or that the renderer died, or that it never ended. */
export type Trace = { events: TraceEvent[] } | { crash: true } | { hang: true }

/**
 * Something of V8 or of Electron, but not of the bridge, that a trace shows, probed in each world when an adapter opens.
 * An input of `predict`.
 */
export interface EngineFacts {
  /** own keys and flags of a plain sloppy function, in order: `[['length', '--c'], ...]` */
  functionKeys: [key: string, flags: string][]
  /** of the isolated world of an Electron: what its own objects hold, which differs from release to release */
  held?: { [found in FoundObject]?: HeldProperty[] }
}

/** One own enumerable property of something that a host made, as it reads. */
export type HeldProperty = [key: Key, value: Held]

/**
 * A value in something that a host made: a primitive, a function, an object, which is plain for a bridge, or `again` one
 * of these that was met before, by its number in the order of meeting: 0 is what holds them all.
 */
export type Held = Primitive | { function: true } | { object: HeldProperty[] } | { again: number }

/** The engine facts of both worlds of an adapter. */
export type Facts = Record<World, EngineFacts>
