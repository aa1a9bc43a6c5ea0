import type { Difference } from './compare.ts'

/**
 * Whether all that differs is what FREEZE-COLLISION allows: something that should be frozen is not.
 * The freeze knows objects by 20-bit identity hashes, which collide at random;
 * so a difference of this kind belongs to the rule's set of outcomes unless it repeats in fresh worlds.
 */
export function isFreezeCollision(differences: readonly Difference[]): boolean {
  return differences.length > 0 && differences.every(isUnfrozen)
}

function isUnfrozen({ rule, kind, predicted, observed }: Difference): boolean {
  if (rule !== 'FREEZE-DEEP') return false
  if (kind === 'integrity') return predicted === false && observed === true
  return kind === 'flags' && !/[wc]/.test(String(predicted)) && /[wc]/.test(String(observed))
}
