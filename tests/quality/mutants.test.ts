import { describe, expect, it } from 'vitest'
import { loadAdapter } from '../../implementations/index.ts'
import { mutants, platformMutants } from '../../implementations/mutants/mutants.ts'
import { planted } from '../../implementations/mutants/planted.ts'
import { expectOf } from '../../properties/agreement.ts'
import { runCampaign } from '../../properties/campaign/campaign.ts'
import { caseAt } from '../../properties/cases.ts'
import { runAndJudge } from '../../properties/runAndJudge.ts'
import { openForTests } from '../openForTests.ts'
import { expectMinimal } from './expectMinimal.ts'

const generated = Object.keys(mutants).filter((name) => !(name in planted))

describe.each([...Object.keys(planted), ...generated])('the fault %s', (name) => {
  const specifier = `${platformMutants.includes(name) ? 'iframe' : 'vm'}!${name}`
  const opened = openForTests(specifier)

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

  const seeds = name in planted ? 20 : 1
  it(`is found within 1,000 scenarios for at least ${seeds === 1 ? 'a seed' : '19 of 20 seeds'}`, async () => {
    let found = 0
    for (let seed = 1; seed <= seeds; seed++) if (await isFound(seed)) found++
    expect(found).toBeGreaterThanOrEqual(Math.max(1, seeds - 1))
  })

  if (name in planted) return
  // Of the planted ones every finding is held to this: see minima.test.ts.
  it('is reduced to what nothing simpler one move away shows', async () => {
    const adapter = await loadAdapter(specifier)
    const summary = await runCampaign({ adapters: [adapter], seed: 1, cases: 1000, maxDivergences: 1 })
    const findings = summary.adapters[adapter.id]!.divergences
    expect(findings.length).toBeGreaterThan(0)
    await expectMinimal(adapter, findings)
  })
})
