import { type Difference, signatureOf } from '../../model/compare.ts'
import type { Scenario } from '../../model/scenario/scenario.ts'
import type { Shown } from '../../model/traceText.ts'
import { type Expecting, expectOf, type Outcome, type Runs, runAndJudge } from '../agreement.ts'
import { type Finding, findingId } from '../finding.ts'
import { type Explanation, explainMinimum } from '../minimum/explain.ts'
import { sizeOf } from '../reduce/order.ts'
import { type Reduction, reduce } from '../reduce/reduce.ts'
import type { CampaignListener } from './event.ts'

/** How often a divergence is looked for again before it is called flaky. */
const confirmations = 2
/** A hang that is looked for may take this many milliseconds while reducing. */
const reducingWatchdog = 1000

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
  const confirmed = await confirm(session, expecting, suspect)
  if (confirmed === undefined) {
    const flaky: Finding = { ...findingOf(expecting, suspect, suspect.scenario, [suspect.difference]), flaky: true }
    options.emit({ type: 'finding.flaky', finding: flaky })
    return flaky
  }
  const found = findingOf(expecting, suspect, suspect.scenario, confirmed.differences)
  options.emit({ type: 'finding.found', finding: found })
  if (options.reductionTime <= 0) return found
  const reduced = await reduceSuspect(session, expecting, suspect, confirmed, options)
  const { scenario, minimal, tries } = reduced
  const explanation = await explain(session, expecting, suspect, reduced)
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
async function confirm(session: Runs, expecting: Expecting, suspect: Suspect): Promise<Sight | undefined> {
  for (let attempt = 0; attempt < confirmations; attempt++) {
    const sight = await showFresh(session, expecting, suspect.scenario, suspect.signature)
    if (sight !== undefined) return sight
  }
  return undefined
}

/** What a run that shows a signature showed. */
interface Sight {
  differences: Difference[]
  shown: Shown
}

async function showFresh(
  session: Runs,
  expecting: Expecting,
  scenario: Scenario,
  signature: string,
): Promise<Sight | undefined> {
  const [run] = await runAndJudge(session, [expectOf(scenario, expecting)], expecting, { fresh: true })
  const { outcome, shown } = run!
  return shows(outcome, signature) && shown !== undefined ? { differences: outcome.differences, shown } : undefined
}

function shows(outcome: Outcome, signature: string): outcome is Extract<Outcome, { differences: unknown }> {
  return 'signatures' in outcome && outcome.signatures.includes(signature)
}

type Reduced = Reduction & Sight

/** Used worlds are fast: only when the result does not show in fresh ones, the reduction is done again in those. */
async function reduceSuspect(
  session: Runs,
  expecting: Expecting,
  suspect: Suspect,
  confirmed: Sight,
  options: InvestigateOptions,
): Promise<Reduced> {
  const start = performance.now()
  const before = { scenario: suspect.scenario, tries: 0, minimal: false, ...confirmed }
  for (const fresh of [false, true]) {
    const maxTime = options.reductionTime - (performance.now() - start)
    if (maxTime <= 0) break
    const reduction = await reduceIn(session, expecting, suspect, { ...options, reductionTime: maxTime }, fresh)
    before.tries += reduction.tries
    const sight = await showFresh(session, expecting, reduction.scenario, suspect.signature)
    if (sight !== undefined) return { ...reduction, tries: before.tries, ...sight }
  }
  return before
}

function reduceIn(
  session: Runs,
  expecting: Expecting,
  suspect: Suspect,
  options: InvestigateOptions,
  fresh: boolean,
): Promise<Reduction> {
  return reduce(suspect.scenario, {
    // A candidate that ends its world would take its whole batch along.
    batch: endsItsWorld(suspect) ? 1 : 16,
    maxTime: options.reductionTime,
    ...(options.maxTries === undefined ? {} : { maxTries: options.maxTries }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    fails: (candidates) => whichShow(session, expecting, suspect, candidates, fresh),
    onProgress: ({ tries, scenario }) => {
      const { signature } = suspect
      options.emit({ type: 'shrink.progress', adapter: expecting.adapter.id, signature, tries, size: sizeOf(scenario) })
    },
  })
}

const endsItsWorld = ({ difference: { kind } }: Suspect): boolean => kind === 'crash' || kind === 'hang'

/** For each scenario whether it shows the suspect's signature. */
async function whichShow(
  session: Runs,
  expecting: Expecting,
  suspect: Suspect,
  scenarios: readonly Scenario[],
  fresh: boolean,
): Promise<boolean[]> {
  const options = endsItsWorld(suspect) ? { fresh, watchdog: reducingWatchdog } : { fresh }
  const expectations = scenarios.map((scenario) => expectOf(scenario, expecting))
  const runs = await runAndJudge(session, expectations, expecting, options)
  return runs.map(({ outcome }) => shows(outcome, suspect.signature))
}

/** Of a scenario that a bound left larger than need be, its leaves would tell nothing. */
async function explain(
  session: Runs,
  expecting: Expecting,
  suspect: Suspect,
  { scenario, minimal, shown }: Reduced,
): Promise<Explanation | undefined> {
  if (!minimal) return undefined
  return explainMinimum(scenario, {
    facts: expecting.facts,
    shown,
    maxTries: endsItsWorld(suspect) ? 24 : 96,
    shows: (candidates) => whichShow(session, expecting, suspect, candidates, false),
  })
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
  const difference = differences.find((one) => signatureOf(one, adapter) === signature) ?? suspect.difference
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
