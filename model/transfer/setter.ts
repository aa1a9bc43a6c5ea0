import type { HeapKey, HeapObject, Value } from '../machine/heap.ts'
import { endOfChain, patchedAccessor, runHook } from '../machine/patch.ts'
import type { RuleId } from '../rules/registry.ts'
import type { Crossing } from './crossing.ts'

/**
 * The setter that takes a value which is stored in a copy, because the destination has patched it onto a prototype.
 *
 * @param runs the rule under which values are assigned
 * @param defines the rule under which they are defined, and setters don't run
 */
export function inheritedSetter(
  crossing: Crossing,
  copy: HeapObject,
  key: HeapKey,
  runs: RuleId,
  defines: RuleId,
  at: string,
): ((value: Value) => void) | undefined {
  const { machine, to } = crossing
  if (machine.worlds[to].patches.size === 0) return undefined
  const end = endOfChain(copy)
  const accessor = patchedAccessor(machine, end, key)
  if (accessor === undefined) return undefined
  if (!crossing.has(runs)) {
    crossing.apply(defines, at)
    return undefined
  }
  crossing.apply(runs, at)
  crossing.expectNothingPending('a hook')
  return (value) => runHook(machine, end!, `set ${accessor}`, runs, copy, [value])
}
