import type { Difference, DifferenceKind } from './compare.ts'

/**
 * Whether all that differs is what FREEZE-COLLISION allows: something that should be frozen is not.
 * The freeze knows objects by 20-bit identity hashes, which collide at random;
 * so a difference of this kind belongs to the rule's set of outcomes unless it repeats in fresh worlds.
 *
 * @param isCompared what is expected was seen too, in a reference: then that may be the side that is not frozen
 */
export function isFreezeCollision(differences: readonly Difference[], isCompared = false): boolean {
  const isUnfrozen = ({ rule, kind, predicted, observed }: Difference): boolean => {
    if (!isCompared && rule !== 'FREEZE-DEEP') return false
    if (isCompared && !rule.startsWith('FREEZE-')) return false
    return lacksFreeze(kind, predicted, observed) || (isCompared && lacksFreeze(kind, observed, predicted))
  }
  return differences.length > 0 && differences.every(isUnfrozen)
}

function lacksFreeze(kind: DifferenceKind, frozen: unknown, other: unknown): boolean {
  if (kind === 'integrity') return frozen === false && other === true
  return kind === 'flags' && !/[wc]/.test(String(frozen)) && /[wc]/.test(String(other))
}
