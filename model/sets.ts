import type { Difference } from './compare.ts'

/**
 * Whether all that differs is what FREEZE-COLLISION allows: something that should be frozen is not.
 * The freeze knows objects by 20-bit identity hashes, which collide at random;
 * so a difference of this kind belongs to the rule's set of outcomes unless it repeats in fresh worlds.
 */
export function isFreezeCollision(differences: readonly Difference[]): boolean {
  return differences.length > 0 && differences.every(isUnfrozen)
}

/** The same of a comparison, where it may have been the reference that left something unfrozen. */
export function isFreezeCollisionOfEither(differences: readonly Difference[]): boolean {
  return differences.length > 0 && differences.every((one) => isUnfrozen(one) || isUnfrozen(fromTheOtherSide(one)))
}

function isUnfrozen({ rule, kind, predicted, observed }: Difference): boolean {
  if (rule !== 'FREEZE-DEEP') return false
  if (kind === 'integrity') return predicted === false && observed === true
  return kind === 'flags' && !/[wc]/.test(String(predicted)) && /[wc]/.test(String(observed))
}

/** What is not frozen as expected blames FREEZE-NOT; seen from the other side, it lacks the freeze. */
function fromTheOtherSide(difference: Difference): Difference {
  const { rule, predicted, observed } = difference
  return { ...difference, rule: rule === 'FREEZE-NOT' ? 'FREEZE-DEEP' : rule, predicted: observed, observed: predicted }
}
