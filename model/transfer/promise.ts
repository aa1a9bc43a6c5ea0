import { Thrown } from '../machine/completion.ts'
import { HeapObject, intrinsic, makeError } from '../machine/heap.ts'
import { pendingPromise, rejectPromise, resolvePromise, whenSettled } from '../machine/realize.ts'
import { Crossing, type Kind, type Transfer } from './crossing.ts'
import { uncaughtText } from './uncaught.ts'

/** A real promise becomes a promise that settles after it; what it settles with crosses at that moment. */
export const promiseKind: Kind = {
  accepts: (object) => object.brand === 'promise' && object.slots.target === undefined,

  transfer(crossing, source, { at }, transfer) {
    const copy = new HeapObject(crossing.to, 'promise', intrinsic(crossing.to, 'Promise'), 'PROMISE-PROXY', {
      promise: pendingPromise(),
    })
    crossing.apply('PROMISE-PROXY', at)
    crossing.cache.set(source, copy)
    whenSettled(crossing.machine, source, () => forward(crossing, source, copy, at, transfer))
    return copy
  },
}

function forward(
  { machine, from }: Crossing,
  source: HeapObject,
  copy: HeapObject,
  at: string,
  transfer: Transfer,
): void {
  const { state, value } = source.slots.promise!
  const isFulfilled = state === 'fulfilled'
  const crossing = new Crossing(machine, from, isFulfilled ? 'resolve' : 'reject', 'destination')
  crossing.apply(isFulfilled ? 'PROMISE-RESOLVE' : 'PROMISE-REJECT', at)
  try {
    const converted = transfer(crossing, value, { parent: machine.globals[from], depth: 0, at: `${at} settled` })
    crossing.throwLate()
    if (isFulfilled) resolvePromise(machine, copy, converted)
    else rejectPromise(machine, copy, converted)
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    crossing.apply('PROMISE-CONVERT', at)
    rejectPromise(
      machine,
      copy,
      makeError(crossing.to, 'Error', uncaughtText(machine, error.value, 'abroad'), 'PROMISE-CONVERT'),
    )
  }
}
