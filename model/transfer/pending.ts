import { Thrown, Unmodelled } from '../machine/completion.ts'
import { HeapObject, intrinsic, type Value } from '../machine/heap.ts'
import { call } from '../machine/interpret.ts'
import { pendingPromise, rejectPromise } from '../machine/promise.ts'
import type { Crossing } from './crossing.ts'

/**
 * A call whose arguments left an exception pending. V8 throws it where the callee first leaves JavaScript: in a function
 * of a recipe that is where it would tell of its call, so that it is not seen to run.
 */
export function callPending(crossing: Crossing, callee: HeapObject): Value {
  const { machine, late } = crossing
  const { behaviour } = callee.slots
  if (behaviour?.kind !== 'script') throw new Unmodelled('a native function that starts while an exception is pending')
  crossing.apply('EXCEPTION-PENDING', '')
  switch (behaviour.form) {
    // None of these leaves JavaScript: the exception is lost.
    case 'class':
    case 'generator':
    case 'asyncGenerator':
    case 'revoked':
      return call(machine, callee, undefined, [])
    case 'async': {
      const promise = new HeapObject(callee.world, 'promise', intrinsic(callee.world, 'Promise'), 'EXCEPTION-PENDING', {
        promise: pendingPromise(),
      })
      rejectPromise(machine, promise, late!.value)
      return promise
    }
    default:
      throw new Thrown(late!.value, 'EXCEPTION-PENDING')
  }
}
