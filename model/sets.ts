import type { Difference } from './compare.ts'

/**
 * Whether all that differs is what FREEZE-COLLISION allows: something that should be frozen is not, and what comes of
 * that once a script changes it.
 * The freeze knows objects by 20-bit identity hashes, which collide at random;
 * so a difference of this kind belongs to the rule's set of outcomes unless it repeats in fresh worlds.
 */
export function isFreezeCollision(differences: readonly Difference[]): boolean {
  return startsUnfrozen(differences, isUnfrozen, isChange)
}

/** The same of a comparison, where it may have been the reference that left something unfrozen. */
export function isFreezeCollisionOfEither(differences: readonly Difference[]): boolean {
  return startsUnfrozen(differences, ofEither(isUnfrozen), ofEither(isChange))
}

type Test = (one: Difference) => boolean

/** Differences stand in the order of the trace: what a change brought about comes after it. */
function startsUnfrozen(differences: readonly Difference[], unfrozen: Test, change: Test): boolean {
  const changed = differences.findIndex(change)
  const before = changed < 0 ? differences : differences.slice(0, changed)
  return before.length > 0 && before.every(unfrozen)
}

const ofEither =
  (test: Test): Test =>
  (one) =>
    test(one) || test(fromTheOtherSide(one))

function isUnfrozen({ rule, kind, predicted, observed }: Difference): boolean {
  if (rule !== 'FREEZE-DEEP') return false
  if (kind === 'integrity') return predicted === false && observed === true
  return kind === 'flags' && !/[wc]/.test(String(predicted)) && /[wc]/.test(String(observed))
}

/** A change that the freeze should have refused was made. */
function isChange({ rule, kind, predicted, observed }: Difference): boolean {
  return rule === 'FREEZE-DEEP' && kind === 'value' && predicted === false && observed === true
}

/** What is not frozen as expected blames FREEZE-NOT; seen from the other side, it lacks the freeze. */
function fromTheOtherSide(difference: Difference): Difference {
  const { rule, predicted, observed } = difference
  return { ...difference, rule: rule === 'FREEZE-NOT' ? 'FREEZE-DEEP' : rule, predicted: observed, observed: predicted }
}
