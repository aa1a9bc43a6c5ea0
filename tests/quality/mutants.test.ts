import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../implementations/adapter.ts'
import { loadAdapter } from '../../implementations/index.ts'
import { mutants } from '../../implementations/mutants/mutants.ts'
import { profileOf } from '../../model/profile.ts'
import { type Expecting, expectOf, runAndJudge } from '../../properties/agreement.ts'
import { caseAt } from '../../properties/cases.ts'

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
  let session: Session
  let expecting: Expecting

  beforeAll(async () => {
    const adapter = await loadAdapter(`${ofPlatform.includes(name) ? 'iframe' : 'vm'}!${name}`)
    session = await adapter.open()
    expecting = { adapter, profile: profileOf('newest'), facts: session.facts }
  })
  afterAll(() => session?.close())

  /** Whether one of the first 1,000 scenarios of a seed diverges. */
  async function isFound(seed: number): Promise<boolean> {
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
