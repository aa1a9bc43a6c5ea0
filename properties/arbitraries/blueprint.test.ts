import fc, { Random } from 'fast-check'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { expect, test } from 'vitest'
import { blueprint, drawBlueprint } from './blueprint.ts'

test('is drawn as fast-check draws it', () => {
  const arbitrary = blueprint(fc)
  for (let seed = 1; seed <= 200; seed++) {
    const random = () => new Random(xoroshiro128plus(seed))
    expect(drawBlueprint(random())).toEqual(arbitrary.generate(random(), undefined).value)
  }
})
