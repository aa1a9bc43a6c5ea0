import { Thrown } from '../machine/completion.ts'
import { makeError, type Value } from '../machine/heap.ts'
import type { Machine } from '../machine/state.ts'
import type { ExposureKey } from '../scenario/step.ts'
import { Crossing } from './crossing.ts'
import { freezeDeep } from './freeze.ts'
import { transfer } from './transfer.ts'

const takenText = 'Cannot bind an API on top of an existing property on the window object'

/** `contextBridge.exposeInMainWorld`. @throws Thrown */
export function expose(machine: Machine, key: ExposureKey, api: Value): void {
  const { exposed } = machine.worlds.main
  if (typeof key !== 'string' || exposed.has(key)) {
    const [rule, world] = machine.rules.has('EXPOSE-TAKEN-MAIN')
      ? (['EXPOSE-TAKEN-MAIN', 'main'] as const)
      : (['EXPOSE-TAKEN', 'isolated'] as const)
    machine.apply(rule, 'expose', '')
    throw new Thrown(makeError(world, 'Error', takenText, rule), rule)
  }
  const crossing = new Crossing(machine, 'isolated', 'expose', 'source')
  let proxy: Value
  try {
    proxy = transfer(crossing, api, { parent: machine.globals.isolated, depth: 0, at: key })
  } catch (error) {
    if (!(error instanceof Thrown)) throw error
    if (!crossing.has('EXPOSE-FAIL')) return
    crossing.apply('EXPOSE-FAIL', key)
    throw error
  }
  const frozen = freezeDeep(crossing, proxy)
  if (crossing.has('EXPOSE-GLOBAL')) exposed.set(key, frozen)
  if (!crossing.has('DOC-FREEZE-ALL')) crossing.apply('FREEZE-DEEP', key)
  crossing.apply('EXPOSE-GLOBAL', key)
  if (crossing.late !== undefined) throwPending(crossing, crossing.late, proxy, key)
}

/** Since 12.4 V8 drops an exception when a copy is stored or frozen after it; null, as an API, is neither. */
function throwPending(crossing: Crossing, late: Thrown, proxy: Value, key: string): void {
  const rule = proxy === null && crossing.has('CLONE-WASM-EXPOSED') ? 'CLONE-WASM-EXPOSED' : 'EXCEPTION-PENDING'
  if (!crossing.has(rule)) return
  crossing.apply(rule, key)
  throw new Thrown(late.value, rule)
}
