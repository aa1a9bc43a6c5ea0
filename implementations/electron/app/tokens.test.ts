import { expect, test } from 'vitest'
import { runTokens } from './tokens.ts'

test('tokens are read one by one', () => {
  const seen: unknown[] = []
  runTokens('mb12n345s0x0', 1, (token, index) => seen.push([token, index]))
  expect(seen).toEqual([
    ['b', 12],
    ['n', 345],
    ['s', 0],
    ['x', 0],
  ])
})
