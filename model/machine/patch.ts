import type { RuleId } from '../rules/registry.ts'
import type { World } from '../scenario/recipe.ts'
import { quote } from '../text.ts'
import { Unmodelled } from './completion.ts'
import { logEvent } from './event.ts'
import type { HeapKey, HeapObject, Value } from './heap.ts'
import type { Machine } from './state.ts'

/**
 * The accessor that an object inherits because its world patched it onto `Array.prototype` or `Object.prototype`.
 *
 * @param proto the intrinsic at the end of the object's prototype chain, by name, if there is one
 */
export function patchedAccessor(machine: Machine, proto: string | undefined, key: HeapKey): string | undefined {
  if (proto === undefined) return undefined
  const { patches } = machine.worlds[worldOf(proto)]
  if (patches.size === 0 || typeof key !== 'string') return undefined
  // A subclass of Array inherits what was put there, too.
  const holders = /:(Custom)?Array\.prototype$/.test(proto)
    ? ['Array.prototype', 'Object.prototype']
    : ['Object.prototype']
  return holders.map((holder) => `${holder}.${key}`).find((name) => patches.has(name))
}

/** The intrinsic that a prototype chain ends in; undefined where it ends in null. */
export function endOfChain(object: HeapObject): string | undefined {
  let { proto } = object
  while (proto !== null && typeof proto === 'object') proto = proto.proto
  return proto ?? undefined
}

/**
 * A stream asks its own promises for their species in a microtask, which the model does not follow.
 * To be called when a world patches something, and when it builds a stream.
 */
export function expectNoStream(machine: Machine, world: World): void {
  const { hasStream, patches } = machine.worlds[world]
  if (hasStream && patches.has('Promise[Symbol.species]')) throw new Unmodelled('a stream beside a patched Promise')
}

/** Runs a hook of the world of an intrinsic: it tells what it was handed. */
export function runHook(
  machine: Machine,
  intrinsic: string,
  hook: string,
  rule: RuleId,
  receiver: Value,
  args: readonly Value[],
): void {
  if (machine.thenCalled && !machine.inThen)
    throw new Unmodelled('the order of a thenable and what else is called at one time')
  machine.hookRan = true
  logEvent(machine, 'hooked', worldOf(intrinsic), rule, (observer) => {
    const start = `,"hook":${quote(hook)},"receiver":${observer.observe(receiver)}`
    return `${start},"args":[${args.map((argument) => observer.observe(argument))}]`
  })
}

function worldOf(intrinsic: string): World {
  return intrinsic.startsWith('main:') ? 'main' : 'isolated'
}
