import { type Difference, differenceOf, signatureOf } from '../../model/compare.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Expecting } from '../agreement.ts'
import { type Finding, findingId } from '../finding.ts'
import { type Explanation, explainMinimum } from '../minimum/explain.ts'
import { sizeOf } from '../reduce/order.ts'
import { type ReduceOptions, type Reduction, reduce } from '../reduce/reduce.ts'
import type { Runs } from '../runAndJudge.ts'
import type { CampaignListener } from './event.ts'
import { Oracle, type Sight } from './oracle.ts'

/** How often a divergence is looked for again before it is called flaky. */
const confirmations = 2

/** A case that diverged with a signature that is new. */
export interface Suspect {
  scenario: Scenario
  signature: string
  difference: Difference
  seed: number
  index: number
  /** the corpus case that it is */
  corpus?: string
}

export interface InvestigateOptions {
  /** milliseconds for the reduction; 0 leaves the scenario as it was drawn */
  reductionTime: number
  maxTries?: number
  signal?: AbortSignal
  emit: CampaignListener
}

/** Confirms a suspect in fresh worlds and reduces it with its signature pinned; says both to the listener. */
export async function investigate(
  session: Runs,
  expecting: Expecting,
  suspect: Suspect,
  options: InvestigateOptions,
): Promise<Finding> {
  const oracle = new Oracle(session, expecting, suspect)
  const confirmed = await confirm(oracle, suspect)
  if (confirmed === undefined) {
    const flaky: Finding = { ...findingOf(expecting, suspect, suspect.scenario, [suspect.difference]), flaky: true }
    options.emit({ type: 'finding.flaky', finding: flaky })
    return flaky
  }
  const found = findingOf(expecting, suspect, suspect.scenario, confirmed.differences)
  options.emit({ type: 'finding.found', finding: found })
  if (options.reductionTime <= 0) return found
  const { adapter } = expecting
  const onProgress = ({ tries, scenario }: { tries: number; scenario: Scenario }) => {
    const { signature } = suspect
    options.emit({ type: 'shrink.progress', adapter: adapter.id, signature, tries, size: sizeOf(scenario) })
  }
  const reduced = await reduceSuspect(oracle, suspect, confirmed, { ...options, onProgress })
  const { scenario, minimal, tries } = reduced
  const explanation = await explain(oracle, expecting, reduced)
  const finding: Finding = {
    ...findingOf(expecting, suspect, scenario, reduced.differences),
    minimal,
    tries,
    ...(explanation === undefined ? {} : { explanation }),
  }
  options.emit({ type: 'finding.reduced', finding })
  return finding
}

/** A fresh run that shows the signature again. */
async function confirm(oracle: Oracle, { scenario }: Suspect): Promise<Sight | undefined> {
  for (let attempt = 0; attempt < confirmations; attempt++) {
    const sight = await oracle.showFresh(scenario)
    if (sight !== undefined) return sight
  }
  return undefined
}

type Reduced = Reduction & Sight

/** Used worlds are fast: only when the result does not show in fresh ones, the reduction is done again in those. */
async function reduceSuspect(
  oracle: Oracle,
  { scenario }: Suspect,
  confirmed: Sight,
  { reductionTime, maxTries, signal, onProgress }: InvestigateOptions & Pick<ReduceOptions, 'onProgress'>,
): Promise<Reduced> {
  const start = performance.now()
  const before = { scenario, tries: 0, minimal: false, ...confirmed }
  for (const fresh of [false, true]) {
    const maxTime = reductionTime - (performance.now() - start)
    if (maxTime <= 0) break
    const reduction = await reduce(scenario, {
      // A candidate that ends its world would take its whole batch along.
      batch: oracle.endsItsWorld ? 1 : 16,
      maxTime,
      ...(maxTries === undefined ? {} : { maxTries }),
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
      fails: (candidates) => oracle.whichShow(candidates, fresh),
    })
    before.tries += reduction.tries
    const sight = await oracle.showFresh(reduction.scenario)
    if (sight !== undefined) return { ...reduction, tries: before.tries, ...sight }
  }
  return before
}

/** Of a scenario that a bound left larger than need be, its leaves would tell nothing. */
async function explain(
  oracle: Oracle,
  { facts, adapter }: Expecting,
  { scenario, minimal, shown }: Reduced,
): Promise<Explanation | undefined> {
  if (!minimal) return undefined
  const shows = (candidates: readonly Scenario[]) => oracle.whichShow(candidates, false)
  const maxTries = oracle.endsItsWorld ? 24 : 96
  return explainMinimum(scenario, { facts, own: adapter.profile, shown, shows, maxTries })
}

/** A suspect as a finding, with a scenario that shows it and what differs there. */
export function findingOf(
  expecting: Expecting,
  suspect: Suspect,
  scenario: Scenario,
  differences: Difference[],
): Finding {
  const { id: adapter } = expecting.adapter
  const { signature } = suspect
  const difference = differenceOf(differences, signature, adapter) ?? suspect.difference
  const signatures = new Set(differences.map((one) => signatureOf(one, adapter)))
  const [first = signature] = signatures
  signatures.delete(signature)
  return {
    id: findingId(signature),
    adapter,
    profile: expecting.profile.name,
    signature,
    rule: difference.rule,
    kind: difference.kind,
    at: difference.at,
    predicted: difference.predicted,
    observed: difference.observed,
    scenario,
    seed: suspect.seed,
    index: suspect.index,
    ...(suspect.corpus === undefined ? {} : { corpus: suspect.corpus }),
    sizeBefore: sizeOf(suspect.scenario),
    sizeAfter: sizeOf(scenario),
    minimal: false,
    tries: 0,
    count: 1,
    alsoShows: [...signatures],
    ...(first === signature ? {} : { follows: first }),
  }
}
