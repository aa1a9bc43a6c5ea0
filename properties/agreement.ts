import type { Adapter } from '../implementations/adapter.ts'
import { type Capability, capabilitiesOf } from '../model/capability.ts'
import { compare, type Difference, signatureOf } from '../model/compare.ts'
import { type Cell, cellsOf } from '../model/coverage.ts'
import type { Facts } from '../model/observation.ts'
import { type PredictedText, type Prediction, predict, predictText } from '../model/predict.ts'
import { type Profile, profileOf } from '../model/profile.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import { isSame, type Shown, traceOf } from '../model/traceText.ts'
import { type Selection, wholeSelection } from './arbitraries/selection.ts'

/** A divergence that is known: its signature, and why it is accepted. */
export interface KnownDivergence {
  signature: string
  reason: string
  /** where it is discussed */
  link?: string
  /** the last day on which it is accepted, `2027-01-31` */
  expires?: string
  /** that day is over: the divergence counts again */
  expired?: boolean
}

/** The signatures that are accepted. */
export function acceptedSignatures(known: readonly KnownDivergence[] = []): Set<string> {
  return new Set(known.filter(({ expired }) => expired !== true).map(({ signature }) => signature))
}

/**
 * What came of one scenario on one adapter. `setValued` when what was seen is another of a rule's set of outcomes than
 * the model predicts.
 */
export type Outcome =
  | { is: 'agree'; setValued?: true }
  | { is: 'inapplicable'; reason: string }
  | { is: 'diverge' | 'known'; differences: Difference[]; signatures: string[] }

/** What a scenario is held against: one adapter under one profile. */
export interface Expecting {
  adapter: Pick<Adapter, 'id' | 'capabilities' | 'profile' | 'ownProfile'>
  profile: Profile
  facts: Facts
  selection?: Selection
  known?: readonly KnownDivergence[]
}

/**
 * A scenario with what the model expects of it, as little of it as most cases need: thousands wait for their traces,
 * and whole predictions that live so long cost more to collect than to make again.
 */
export interface Expectation {
  scenario: Scenario
  /** the trace, as text */
  expected: Shown
  /** the rules at work */
  cells: readonly Cell[]
  /** the whole prediction, made again */
  predict(): Prediction
  /** why it can't be judged there */
  inapplicable?: string
  /** ends its world by prediction, so it runs in a batch of its own */
  alone: boolean
}

/** Predicts a scenario and says whether the adapter can run it. */
export function expectOf(scenario: Scenario, expecting: Expecting): Expectation {
  const { profile, facts } = expecting
  const again = () => predict(scenario, profile, facts)
  const cannot = (inapplicable: string) => ({ ...nothingExpected, scenario, predict: again, inapplicable })
  const lacking = whatLacks(capabilitiesOf(scenario), expecting)
  if (lacking !== undefined) return cannot(lacking)
  const { ownProfile } = expecting.adapter
  const predictions: PredictedText[] = []
  try {
    predictions.push(predictText(scenario, profile, facts))
    if (ownProfile !== undefined) predictions.push(predictText(scenario, profileOf(ownProfile), facts))
  } catch (error) {
    // A model that breaks on one scenario must not cost the campaign.
    const thrown = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return cannot(`not modelled: the model threw ${thrown}`)
  }
  const inapplicable = whyInapplicable(predictions, expecting)
  if (inapplicable !== undefined) return cannot(inapplicable)
  const { shown, applied } = predictions[0]!
  const alone = predictions.some((prediction) => !('isolated' in prediction.shown))
  return { scenario, expected: shown, cells: cellsOf(applied), predict: again, alone }
}

const nothingExpected = { expected: { events: [] }, cells: [], alone: false }

function whatLacks(needed: ReadonlySet<Capability>, { adapter }: Expecting): string | undefined {
  for (const capability of needed) {
    if (!adapter.capabilities.has(capability)) return `the adapter has no ${capability}`
  }
  return undefined
}

/** @param predictions of a comparison those of both sides */
function whyInapplicable(predictions: readonly PredictedText[], expecting: Expecting): string | undefined {
  const needed = new Set<Capability>()
  for (const { unmodelled, shown } of predictions) {
    if (unmodelled !== undefined) return `not modelled: ${unmodelled}`
    if ('crash' in shown) needed.add('crashContainment')
    if ('hang' in shown) needed.add('hangContainment')
  }
  const lacking = whatLacks(needed, expecting)
  if (lacking !== undefined) return lacking
  const { onlyRules, withoutRules } = expecting.selection ?? wholeSelection
  if (onlyRules.length === 0 && withoutRules.length === 0) return undefined
  const atWork = new Set<string>(predictions.flatMap(({ applied }) => applied.map(({ rule }) => rule)))
  if (onlyRules.length > 0 && !onlyRules.some((rule) => atWork.has(rule))) return 'no selected rule at work'
  const without = withoutRules.find((rule) => atWork.has(rule))
  return without === undefined ? undefined : `excluded rule at work: ${without}`
}

/** Holds an observed trace against the expectation, or against what a reference showed. */
export function judge(expectation: Expectation, shown: Shown, expecting: Expecting): Outcome {
  if (expectation.inapplicable !== undefined) return { is: 'inapplicable', reason: expectation.inapplicable }
  if (expecting.adapter.ownProfile !== undefined && shown.reference === undefined) {
    return { is: 'inapplicable', reason: 'one of both ended the worker of the comparison' }
  }
  if (isSame(shown.reference ?? expectation.expected, shown)) return { is: 'agree' }
  const differences = compare(expectedOf(expectation, shown), shown)
  if (differences.length === 0) return { is: 'agree' }
  const signatures = [...new Set(differences.map((difference) => signatureOf(difference, expecting.adapter.id)))]
  const known = acceptedSignatures(expecting.known)
  const is = signatures.every((signature) => known.has(signature)) ? 'known' : 'diverge'
  return { is, differences, signatures }
}

/** The prediction that a trace is held against; where there is a reference and it shows something else, that. */
export function expectedOf(expectation: Expectation, { reference }: Shown): Prediction {
  const prediction = expectation.predict()
  if (reference === undefined || isSame(expectation.expected, reference)) return prediction
  if (compare(prediction, reference).length === 0) return prediction
  const trace = traceOf(reference)
  // The model knows nothing of this trace: an event blames the rule of the predicted one in its place.
  const rules = 'events' in prediction.trace ? prediction.trace.events.map((event) => prediction.blame.get(event)) : []
  const events = 'events' in trace ? trace.events : []
  return { ...prediction, trace, blame: new Map(events.map((event, index) => [event, rules[index] ?? 'LOCAL'])) }
}
