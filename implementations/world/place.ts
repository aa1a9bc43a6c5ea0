import type { Operand, Place } from '../../model/scenario/place.ts'
import type { Key, Primitive } from '../../model/scenario/primitive.ts'
import { getOwnPropertyDescriptor, globalObject, hasOwn, mapGet, mapHas } from './intrinsics.ts'
import { isLeftOut } from './leftOut.ts'
import { keyOf, primitiveOf } from './primitive.ts'
import { realize } from './realize.ts'
import { type Found, type Frame, run } from './state.ts'

/** Any place: JSON without prototypes, so a field that is not there reads as undefined. */
interface AnyPlace {
  value?: string
  exposed?: string
  result?: string
  kept?: string
  argument?: number
  receiver?: true
  outcome?: number
}

/** The value of an operand in this world; undefined where there is none. Never throws, never runs user code. */
export function resolve(operand: Operand | undefined, frame?: Frame): unknown {
  if (typeof operand !== 'object' || operand === null) return operand
  return isPlace(operand) ? find(operand, frame).value : primitiveOf(operand as Primitive)
}

function isPlace(operand: object): operand is Place {
  return (
    hasOwn(operand, 'value') ||
    hasOwn(operand, 'exposed') ||
    hasOwn(operand, 'result') ||
    hasOwn(operand, 'kept') ||
    hasOwn(operand, 'argument') ||
    hasOwn(operand, 'receiver') ||
    hasOwn(operand, 'outcome')
  )
}

/** What a place holds, and its holder. */
export function find(place: Place, frame?: Frame): Found {
  let value = rootOf(place as AnyPlace, frame)
  let holder: unknown
  const path = place.path
  if (path !== undefined) {
    for (let index = 0; index < path.length; index++) {
      holder = value
      value = value === globalObject ? undefined : ownDataProperty(value, keyOf(path[index] as Key))
    }
  }
  return { value, holder }
}

function rootOf(place: AnyPlace, frame: Frame | undefined): unknown {
  if (place.value !== undefined) return realize(place.value)
  if (place.exposed !== undefined) return ownDataProperty(globalObject, run.prefix + place.exposed)
  if (place.result !== undefined) return mapGet(run.results, place.result)
  if (place.kept !== undefined) return mapGet(run.kept, place.kept)
  if (frame === undefined) return undefined
  if (place.receiver !== undefined) return frame.receiver
  if (place.argument !== undefined) return elementOf(frame.args, place.argument)
  return elementOf(frame.outcomes, place.outcome as number)
}

function elementOf(list: readonly unknown[], index: number): unknown {
  return index < list.length ? list[index] : undefined
}

/** An own data property of an object or function; undefined when there is none. */
function ownDataProperty(object: unknown, key: string | symbol): unknown {
  if ((typeof object !== 'object' || object === null) && typeof object !== 'function') return undefined
  if (mapHas(run.opaque, object)) return undefined
  try {
    if (isLeftOut(object, key)) return undefined
    const descriptor = getOwnPropertyDescriptor(object, key)
    return descriptor !== undefined && hasOwn(descriptor, 'value') ? descriptor.value : undefined
  } catch {
    // The trap of a foreign Proxy.
    return undefined
  }
}
