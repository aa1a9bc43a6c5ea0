import type { Held, HeldProperty } from '../observation.ts'
import type { World } from '../scenario/recipe.ts'
import { makeNative } from './bare.ts'
import { HeapObject, intrinsic, type Value } from './heap.ts'
import type { Machine } from './state.ts'

/** Electron's `ipcRenderer`: an ordinary object, which holds what an adapter found there. */
export function makeIpcRenderer(machine: Machine, world: World): HeapObject {
  // Where there is none, no scenario with it runs: that is a capability.
  const held = machine.facts[world].held?.ipcRenderer ?? []
  const made = new HeapObject(world, 'object', intrinsic(world, 'Platform'), 'LOCAL', { platform: 'ipcRenderer' })
  return hold(machine, made, held)
}

/** Gives an object what a host's holds. */
export function hold(machine: Machine, holder: HeapObject, held: readonly HeldProperty[]): HeapObject {
  const { world } = holder
  const met: HeapObject[] = []

  function meet(object: HeapObject): HeapObject {
    met.push(object)
    return object
  }

  function fill(object: HeapObject, properties: readonly HeldProperty[]): HeapObject {
    for (const [key, value] of properties) {
      object.put(typeof key === 'string' ? key : machine.symbol(key.symbol), valueOf(value))
    }
    return object
  }

  function valueOf(value: Held): Value {
    if (typeof value !== 'object' || value === null) return value
    if ('function' in value) return meet(makeNative(machine, world, 'LOCAL', { kind: 'host' }))
    if ('object' in value)
      return fill(meet(new HeapObject(world, 'object', intrinsic(world, 'Object'), 'LOCAL')), value.object)
    return 'again' in value ? met[value.again] : machine.primitive(world, value)
  }

  return fill(meet(holder), held)
}
