import { expect } from 'vitest'
import type { Adapter } from '../../implementations/adapter.ts'
import { profileOf } from '../../model/profile.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import { type Expecting, expectOf } from '../../properties/agreement.ts'
import type { Finding } from '../../properties/finding.ts'
import { isMinimal } from '../../properties/reduce/reduce.ts'
import { runAndJudge } from '../../properties/runAndJudge.ts'
import { singleMoves } from './singleMoves.ts'

/** Expects of each finding that it shows its signature, and that nothing simpler one move away does. */
export async function expectMinimal(adapter: Adapter, findings: readonly Finding[]): Promise<void> {
  const session = await adapter.open()
  const expecting: Expecting = { adapter, profile: profileOf(adapter.profile), facts: session.facts }
  for (const finding of findings) {
    const shows = async (candidates: readonly Scenario[]): Promise<boolean[]> => {
      const expectations = candidates.map((candidate) => expectOf(candidate, expecting))
      const runs = await runAndJudge(session, expectations, expecting)
      return runs.map(({ outcome }) => 'signatures' in outcome && outcome.signatures.includes(finding.signature))
    }
    expect(await shows([finding.scenario])).toEqual([true])
    expect(finding.minimal).toBe(true)
    expect(await isMinimal(finding.scenario, shows)).toBe(true)
    const moves = singleMoves(finding.scenario)
    expect(moves.length).toBeGreaterThan(0)
    const showing = await shows(moves)
    expect(moves.filter((_, index) => showing[index])).toEqual([])
  }
  await session.close()
}
