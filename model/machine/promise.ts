import { Thrown, Unmodelled } from './completion.ts'
import {
  HeapObject,
  intrinsic,
  isRevoked,
  makeError,
  type PromiseState,
  revokedText,
  seenThrough,
  type Value,
} from './heap.ts'
import { endOfChain } from './patch.ts'
import { get, type Machine } from './state.ts'

export function pendingPromise(): PromiseState {
  return { state: 'pending', value: undefined, resolved: false, waiting: [] }
}

/** Resolves a promise as its executor's `resolve` does: a promise or thenable is followed, anything else fulfills. */
export function resolvePromise(machine: Machine, promise: HeapObject, value: Value): boolean {
  const own = promise.slots.promise!
  if (own.resolved) return false
  own.resolved = true
  follow(machine, promise, value)
  return true
}

export function rejectPromise(machine: Machine, promise: HeapObject, reason: Value): boolean {
  const own = promise.slots.promise!
  if (own.resolved) return false
  own.resolved = true
  settle(machine, promise, 'rejected', reason)
  return true
}

/** Runs a reaction as a job once the promise is settled. */
export function whenSettled(machine: Machine, promise: HeapObject, reaction: () => void): void {
  const own = promise.slots.promise!
  if (own.state === 'pending') own.waiting.push(reaction)
  else machine.jobs.push(reaction)
}

/** One of the two functions that a promise gives to the `then` of what it follows: the first call of either counts. */
export interface Resolver {
  promise: HeapObject
  settles: 'fulfilled' | 'rejected'
  used: { yet: boolean }
}

export function callResolver(machine: Machine, { promise, settles, used }: Resolver, value: Value): void {
  if (used.yet) return
  used.yet = true
  if (settles === 'rejected') settle(machine, promise, 'rejected', value)
  else if (value === promise) {
    const [, className] = /:(\w+)\.prototype$/.exec(String(promise.proto)) ?? []
    const cycle = `Chaining cycle detected for promise #<${className}>`
    settle(machine, promise, 'rejected', makeError(promise.world, 'TypeError', cycle, 'LOCAL'))
  } else follow(machine, promise, value)
}

/** The value decides what becomes of the promise, also what its `then` does or throws. */
function follow(machine: Machine, promise: HeapObject, value: Value): void {
  if (!(value instanceof HeapObject)) return settle(machine, promise, 'fulfilled', value)
  if (isRevoked(value)) {
    const error = makeError(promise.world, 'TypeError', revokedText('get'), 'LOCAL')
    return settle(machine, promise, 'rejected', error)
  }
  const followed = value.slots.promise
  if (followed !== undefined) {
    whenSettled(machine, value, () =>
      settle(machine, promise, followed.state as 'fulfilled' | 'rejected', followed.value),
    )
    return
  }
  if (endOfChain(seenThrough(value))?.endsWith('Promise.prototype'))
    throw new Unmodelled('a promise resolved with what only inherits from one')
  let then: Value
  try {
    then = get(machine, value, 'then')
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    return settle(machine, promise, 'rejected', error.value)
  }
  if (then instanceof HeapObject && then.brand === 'function') callThen(machine, promise, value, then)
  else settle(machine, promise, 'fulfilled', value)
}

function callThen(machine: Machine, promise: HeapObject, thenable: HeapObject, then: HeapObject): void {
  machine.jobs.push(() => {
    // How many hops a bridge takes to get here is not observable, but which of two calls comes first would be.
    if (machine.thenCalled || machine.hookRan)
      throw new Unmodelled('the order of a thenable and what else is called at one time')
    machine.thenCalled = true
    const used = { yet: false }
    const settlers = (['fulfilled', 'rejected'] as const).map((settles) => makeResolver({ promise, settles, used }))
    machine.inThen = true
    try {
      machine.call(machine, then, thenable, settlers)
    } catch (error) {
      if (!(error instanceof Thrown)) throw error
      callResolver(machine, { promise, settles: 'rejected', used }, error.value)
    } finally {
      machine.inThen = false
    }
  })
}

/** A native function that is no constructor. */
function makeResolver(resolver: Resolver): HeapObject {
  const { world } = resolver.promise
  const made = new HeapObject(world, 'function', intrinsic(world, 'Function'), 'LOCAL', {
    behaviour: { kind: 'resolver', resolver },
    native: true,
    received: true,
  })
  made.define('length', 1, '--c')
  made.define('name', '', '--c')
  return made
}

function settle(machine: Machine, promise: HeapObject, state: 'fulfilled' | 'rejected', value: Value): void {
  const own = promise.slots.promise!
  own.state = state
  own.value = value
  machine.jobs.push(...own.waiting)
  own.waiting = []
}
