import { defineData } from './define.ts'
import {
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  PromiseConstructor,
  promiseSpecies,
  promiseThen,
  setPrototypeOf,
  speciesSymbol,
} from './intrinsics.ts'
import { PromisePrototype } from './prototypes.ts'

type Handler = (value: unknown) => void

/**
 * Attaches to a promise with the intrinsic `then`.
 * That `then` looks up `constructor` and its species, which a page may have patched: then they are hidden meanwhile.
 *
 * @throws a TypeError of this world when the value is no promise
 */
export function attach(promise: unknown, fulfilled: Handler, rejected: Handler): void {
  const constructor = bareDescriptor(PromisePrototype, 'constructor')
  const species = bareDescriptor(PromiseConstructor, speciesSymbol)
  if (constructor?.value === PromiseConstructor && species?.get === promiseSpecies) {
    promiseThen(promise, fulfilled, rejected)
    return
  }
  defineData(PromisePrototype, 'constructor', undefined)
  try {
    promiseThen(promise, fulfilled, rejected)
  } finally {
    if (constructor === undefined) deleteProperty(PromisePrototype, 'constructor')
    else defineProperty(PromisePrototype, 'constructor', constructor)
  }
}

function bareDescriptor(object: object, key: PropertyKey): PropertyDescriptor | undefined {
  const descriptor = getOwnPropertyDescriptor(object, key)
  if (descriptor !== undefined) setPrototypeOf(descriptor, null)
  return descriptor
}
