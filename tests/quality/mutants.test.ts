import { describe, expect, it } from 'vitest'
import { mutants } from '../../implementations/mutants/mutants.ts'
import { expectOf } from '../../properties/agreement.ts'
import { caseAt } from '../../properties/cases.ts'
import { runAndJudge } from '../../properties/runAndJudge.ts'
import { openForTests } from '../openForTests.ts'

const planted = [
  'skip-freeze',
  'array-by-reference',
  'keep-error-class',
  'lose-receiver',
  'fresh-proxy-home',
  'leak-prototype',
]
const generated = Object.keys(mutants).filter((name) => !planted.includes(name))

/** These show only where there is a platform. */
const ofPlatform = ['without-wrapper', 'without-clone-platform']

describe.each([...planted, ...generated])('the fault %s', (name) => {
  const opened = openForTests(`${ofPlatform.includes(name) ? 'iframe' : 'vm'}!${name}`)

  /** Whether one of the first 1,000 scenarios of a seed diverges. */
  async function isFound(seed: number): Promise<boolean> {
    const { session, expecting } = opened
    for (let from = 0; from < 1000; from += 50) {
      const expectations = Array.from({ length: 50 }, (_, offset) => expectOf(caseAt(seed, from + offset), expecting))
      const judged = await runAndJudge(session, expectations, expecting)
      if (judged.some(({ outcome }) => outcome.is === 'diverge')) return true
    }
    return false
  }

  const seeds = planted.includes(name) ? 20 : 1
  it(`is found within 1,000 scenarios for at least ${seeds === 1 ? 'a seed' : '19 of 20 seeds'}`, async () => {
    let found = 0
    for (let seed = 1; seed <= seeds; seed++) if (await isFound(seed)) found++
    expect(found).toBeGreaterThanOrEqual(Math.max(1, seeds - 1))
  })
})
