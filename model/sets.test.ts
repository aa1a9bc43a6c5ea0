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

it('takes what comes of it for chance too: a change that was to be refused, and all that follows', () => {
  const change = difference({ kind: 'value', at: 'events[4].changed' })
  const after = difference({ rule: 'OBJ-COPY', kind: 'keys', at: 'events[5].value<keys>' })
  expect(isFreezeCollision([difference({}), change, after])).toBe(true)
  expect(isFreezeCollision([change, after])).toBe(false)
  expect(isFreezeCollision([difference({}), after, change])).toBe(false)
  expect(isFreezeCollisionOfEither([difference({}), { ...change, predicted: true, observed: false }, after])).toBe(true)
})

it('takes one of a reference for chance too, which the reference alone would show', () => {
  const unfrozenReference = difference({ rule: 'FREEZE-NOT', predicted: true, observed: false })
  expect(isFreezeCollisionOfEither([difference({}), unfrozenReference])).toBe(true)
  expect(isFreezeCollision([unfrozenReference])).toBe(false)
  expect(isFreezeCollisionOfEither([])).toBe(false)
  expect(isFreezeCollisionOfEither([difference({ rule: 'OBJ-COPY', kind: 'keys' })])).toBe(false)
})
