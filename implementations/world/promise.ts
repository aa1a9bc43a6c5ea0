import { brandOf } from './brand.ts'
import { construct, mapGet, mapHas, mapSet, PromiseConstructor } from './intrinsics.ts'
import { run, type Settlement } from './state.ts'
import { attach } from './then.ts'

let lastFulfill: Settlement['fulfill']
let lastReject: Settlement['reject']

function takeFunctions(fulfill: Settlement['fulfill'], reject: Settlement['reject']): void {
  lastFulfill = fulfill
  lastReject = reject
}

/** Makes a pending promise, of that class. */
export function makePromise(of: unknown = PromiseConstructor): Settlement {
  const promise = construct(PromiseConstructor, [takeFunctions], of)
  const settlement = { promise, isResolved: false, fulfill: lastFulfill, reject: lastReject }
  mapSet(run.settlements, promise, settlement)
  return settlement
}

/** How to settle a promise that this world built. */
export function settlementOf(promise: unknown): Settlement | undefined {
  return mapGet(run.settlements, promise)
}

/**
 * Fulfills as a promise's own `resolve` does: another promise is followed (by the intrinsic `then`), anything else is
 * the value.
 */
export function fulfill(settlement: Settlement, value: unknown): void {
  settlement.isResolved = true
  if (isPromise(value)) attach(value, settlement.fulfill, settlement.reject)
  else settlement.fulfill(value)
}

export function reject(settlement: Settlement, reason: unknown): void {
  settlement.isResolved = true
  settlement.reject(reason)
}

function isPromise(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || mapHas(run.opaque, value)) return false
  return brandOf(value) === 'promise'
}
