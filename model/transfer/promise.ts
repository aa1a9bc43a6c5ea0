import { makeNative } from '../machine/bare.ts'
import { Thrown, Unmodelled } from '../machine/completion.ts'
import { HeapObject, intrinsic, makeError } from '../machine/heap.ts'
import { runHook } from '../machine/patch.ts'
import { pendingPromise, rejectPromise, resolvePromise, whenSettled } from '../machine/promise.ts'
import type { Machine } from '../machine/state.ts'
import type { World } from '../scenario/recipe.ts'
import { Crossing, type Kind, type Transfer } from './crossing.ts'
import { uncaughtText } from './uncaught.ts'

/** A real promise becomes a promise that settles after it; what it settles with crosses at that moment. */
export const promiseKind: Kind = {
  rules: ['PROMISE-PROXY'],
  accepts: (object) => object.brand === 'promise' && object.slots.target === undefined,

  transfer(crossing, source, { at }, transfer) {
    const copy = new HeapObject(crossing.to, 'promise', intrinsic(crossing.to, 'Promise'), 'PROMISE-PROXY', {
      promise: pendingPromise(),
    })
    crossing.apply('PROMISE-PROXY', at)
    crossing.cache.set(source, copy)
    bindHandlers(crossing, at)
    lookUpSpecies(crossing, source, at)
    whenSettled(crossing.machine, source, () => forward(crossing, source, copy, at, transfer))
    return copy
  },
}

/** Two handlers wait for the promise, one for each way to settle: each is bound. */
function bindHandlers(crossing: Crossing, at: string): void {
  const { machine, to } = crossing
  if (!machine.worlds[to].patches.has('Function.prototype.bind') || !crossing.has('PROMISE-BIND')) return
  crossing.apply('PROMISE-BIND', at)
  crossing.expectNothingPending('a hook')
  for (const _ of ['fulfilled', 'rejected']) {
    const callee = handlerOf(machine, to)
    const external = new HeapObject(to, 'object', null, 'PROMISE-BIND')
    external.extensible = false
    const state = new HeapObject(to, 'object', intrinsic(to, 'Object'), 'PROMISE-BIND')
    state.put('oneTime', true)
    const name = 'Function.prototype.bind'
    runHook(machine, callee.proto as string, name, 'PROMISE-BIND', callee, [callee, external, state])
  }
}

/** Each world has one function for all handlers. */
function handlerOf(machine: Machine, world: World): HeapObject {
  const state = machine.worlds[world]
  state.handler ??= makeNative(machine, world, 'PROMISE-BIND')
  return state.handler
}

/** The intrinsic `then` asks for the class of the promise that it makes; a subclass answers for itself. */
function lookUpSpecies(crossing: Crossing, source: HeapObject, at: string): void {
  const { machine } = crossing
  // A pending exception of the page's may settle a promise of the preload's, and is still of the page's class.
  const { world } = source
  if (source.properties.has('constructor')) throw new Unmodelled('a promise with a constructor of its own')
  if (source.proto !== intrinsic(world, 'Promise')) return
  if (!machine.worlds[world].patches.has('Promise[Symbol.species]') || !crossing.has('PROMISE-SPECIES')) return
  crossing.apply('PROMISE-SPECIES', at)
  crossing.expectNothingPending('a hook')
  runHook(machine, intrinsic(world, 'Promise'), 'Promise[Symbol.species]', 'PROMISE-SPECIES', undefined, [])
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
  const rule = isFulfilled ? 'PROMISE-RESOLVE' : 'PROMISE-REJECT'
  crossing.apply(rule, at)
  try {
    const settled = crossing.has(rule) ? value : undefined
    const converted = transfer(crossing, settled, { parent: machine.globals[from], depth: 0, at: `${at} settled` })
    crossing.throwLate()
    if (isFulfilled) resolvePromise(machine, copy, converted)
    else rejectPromise(machine, copy, converted)
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    if (!crossing.has('PROMISE-CONVERT')) return void rejectPromise(machine, copy, error.value)
    crossing.apply('PROMISE-CONVERT', at)
    rejectPromise(
      machine,
      copy,
      makeError(crossing.to, 'Error', uncaughtText(machine, error.value, crossing.to), 'PROMISE-CONVERT'),
    )
  }
}
