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

describe.each(Object.keys(planted))('the fault %s', (name) => {
  const opened = openForTests(`vm!${name}`)

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

  // That every finding is minimal, minima.test.ts holds.
  it('is found within 1,000 scenarios for at least 19 of 20 seeds', async () => {
    let found = 0
    for (let seed = 1; seed <= 20; seed++) if (await isFound(seed)) found++
    expect(found).toBeGreaterThanOrEqual(19)
  })
})

describe.each(generated)('the fault %s', (name) => {
  it('is found within 1,000 scenarios, and reduced to what nothing simpler one move away shows', async () => {
    const adapter = await loadAdapter(`${platformMutants.includes(name) ? 'iframe' : 'vm'}!${name}`)
    const summary = await runCampaign({ adapters: [adapter], seed: 1, cases: 1000, maxDivergences: 1 })
    const findings = summary.adapters[adapter.id]!.divergences
    expect(findings.length).toBeGreaterThan(0)
    await expectMinimal(adapter, findings)
  })
})
