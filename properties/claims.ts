import type { Adapter, Session } from '../implementations/adapter.ts'
import { type Claim, claims } from '../model/claims.ts'
import { signatureOf } from '../model/compare.ts'
import { type Profile, profileOf, profileWith } from '../model/profile.ts'
import { type Expecting, expectOf } from './agreement.ts'
import { investigate } from './campaign/investigate.ts'
import { openContained } from './campaign/staff.ts'
import { openCases } from './cases.ts'
import type { Finding } from './finding.ts'
import { runAndJudge } from './runAndJudge.ts'

/** What became of one claim on one adapter. `cases`: how many of those that ran showed something about it. */
export type ClaimResult = { adapter: string; claim: string; cases: number } & (
  | { is: 'holds' }
  | { is: 'does not hold'; counterexample: Finding }
  | { is: 'not checkable'; why: string }
)

export interface ClaimOptions {
  /** 32-bit signed integer */
  seed: number
  /** cases that are drawn for each claim, until one contradicts it */
  cases: number
  /** told of each result as soon as it is known */
  onResult?(result: ClaimResult): void
}

/** Below so many cases that say something about a claim, nothing is said of it. */
const enough = 20
const batchSize = 100
/** how many times more cases may be drawn until enough of them tell */
const mostTimes = 10

/**
 * Holds the claims of the documentation against an adapter, one after the other.
 * @throws Error with one sentence when the adapter can't be opened, or is never heard of again
 */
export async function checkClaims(adapter: Adapter, options: ClaimOptions): Promise<ClaimResult[]> {
  const session = await openContained(adapter)
  try {
    const results: ClaimResult[] = []
    for (const claim of claims) {
      const result = await checkClaim(adapter, session, claim, options)
      options.onResult?.(result)
      results.push(result)
    }
    return results
  } finally {
    await session.close()
  }
}

async function checkClaim(
  adapter: Adapter,
  session: Session,
  claim: Claim,
  { seed, cases }: ClaimOptions,
): Promise<ClaimResult> {
  const about = { adapter: adapter.id, claim: claim.id }
  if ('not' in claim) return { ...about, cases: 0, is: 'not checkable', why: claim.not }
  const expecting: Expecting = { adapter, profile: profileFor(claim, adapter), facts: session.facts }
  const says = new Set<string>('rules' in claim ? claim.rules : [claim.instead])
  const drawn = openCases()
  let telling = 0
  let from = 0
  // A claim of which few cases tell gets more of them: those that don't are drawn and predicted, and not run.
  while (from < cases || (telling < enough && from < cases * mostTimes)) {
    const length = Math.min(batchSize, (from < cases ? cases : cases * mostTimes) - from)
    const expectations = Array.from({ length }, (_, offset) => ({
      ...expectOf(drawn.caseAt(seed, from + offset), expecting),
      index: from + offset,
    })).filter(
      ({ cells, inapplicable }) => inapplicable === undefined && cells.some((cell) => says.has(cell.split(' ')[0]!)),
    )
    from += length
    const runs = await runAndJudge(session, expectations, expecting)
    for (const [index, { outcome }] of runs.entries()) {
      telling += 1
      if (outcome.is !== 'diverge') continue
      // A claim that repeats rules answers for these; one that contradicts a rule is alone in its profile.
      const difference = outcome.differences.find(({ rule }) => 'instead' in claim || says.has(rule))
      if (difference === undefined) continue
      const signature = signatureOf(difference, adapter.id)
      const drawnCase = expectations[index]!
      const suspect = { scenario: drawnCase.scenario, signature, difference, seed, index: drawnCase.index }
      const counterexample = await investigate(session, expecting, suspect, { reductionTime: 20_000, emit: () => {} })
      if (counterexample.flaky !== true) return { ...about, cases: telling, is: 'does not hold', counterexample }
    }
  }
  if (telling >= enough) return { ...about, cases: telling, is: 'holds' }
  const why = `only ${telling} of ${from} cases that were drawn say something about it and can run here.`
  return { ...about, cases: telling, is: 'not checkable', why }
}

/** The adapter's own rules; for a claim that contradicts one, with what the documentation says in its place. */
function profileFor(claim: Claim, adapter: Adapter): Profile {
  const own = profileOf(adapter.profile)
  return 'instead' in claim ? profileWith(own, claim.instead) : own
}
