import { expect, it } from 'vitest'
import type { Difference } from './compare.ts'
import { isFreezeCollision, isFreezeCollisionOfEither } from './sets.ts'

const difference = (of: Partial<Difference>): Difference => ({
  rule: 'FREEZE-DEEP',
  kind: 'integrity',
  at: 'events[1].value',
  type: 'exposed object',
  predicted: false,
  observed: true,
  ...of,
})

it('takes an unfrozen object for a hash collision, and nothing else', () => {
  expect(isFreezeCollision([difference({}), difference({ kind: 'flags', predicted: '-e-', observed: 'wec' })])).toBe(
    true,
  )
  expect(isFreezeCollision([])).toBe(false)
  expect(isFreezeCollision([difference({}), difference({ rule: 'OBJ-COPY', kind: 'keys' })])).toBe(false)
  expect(isFreezeCollision([difference({ predicted: true, observed: false })])).toBe(false)
})

it('takes one of a reference for chance too, which the reference alone would show', () => {
  const unfrozenReference = difference({ rule: 'FREEZE-NOT', predicted: true, observed: false })
  expect(isFreezeCollisionOfEither([difference({}), unfrozenReference])).toBe(true)
  expect(isFreezeCollision([unfrozenReference])).toBe(false)
  expect(isFreezeCollisionOfEither([])).toBe(false)
  expect(isFreezeCollisionOfEither([difference({ rule: 'OBJ-COPY', kind: 'keys' })])).toBe(false)
})
