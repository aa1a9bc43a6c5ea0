import type { Held, HeldProperty } from '../observation.ts'
import type { World } from '../scenario/recipe.ts'
import { makeNative } from './bare.ts'
import { HeapObject, intrinsic, type Value } from './heap.ts'
import type { Machine } from './state.ts'

/** Electron's `ipcRenderer`: an ordinary object, which holds what an adapter found there. */
export function makeIpcRenderer(machine: Machine, world: World): HeapObject {
  // Where there is none, no scenario with it runs: that is a capability.
  const held = machine.facts[world].ipcRenderer ?? []
  const made = new HeapObject(world, 'object', intrinsic(world, 'Platform'), 'LOCAL', { platform: 'ipcRenderer' })
  return fill(machine, made, held)
}

function fill(machine: Machine, object: HeapObject, held: readonly HeldProperty[]): HeapObject {
  for (const [key, value] of held) {
    object.put(typeof key === 'string' ? key : machine.symbol(key.symbol), valueOf(machine, object.world, value))
  }
  return object
}

function valueOf(machine: Machine, world: World, held: Held): Value {
  if (typeof held !== 'object' || held === null) return held
  if ('function' in held) return makeNative(machine, world, 'LOCAL', { behaviour: { kind: 'host' } })
  if ('object' in held)
    return fill(machine, new HeapObject(world, 'object', intrinsic(world, 'Object'), 'LOCAL'), held.object)
  return machine.primitive(world, held)
}
