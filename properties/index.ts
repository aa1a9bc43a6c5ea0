export { type Expectation, type Expecting, expectOf, judge, type KnownDivergence, type Outcome } from './agreement.ts'
export { type AgreementProperty, agrees } from './agrees.ts'
export type { AnyArbitrary, FastCheck } from './arbitraries/fastCheck.ts'
export { localScenario } from './arbitraries/local.ts'
export { type ScenarioOptions, scenario } from './arbitraries/scenario.ts'
export { type Selection, selectionOf, wholeSelection } from './arbitraries/selection.ts'
export { defaultWeights, generatorVersion, type Weights } from './arbitraries/weights.ts'
export { type Blob, readBlob, writeBlob } from './campaign/blob.ts'
export { type CampaignOptions, runCampaign } from './campaign/campaign.ts'
export type {
  AdapterSummary,
  CampaignEvent,
  CampaignListener,
  CampaignSummary,
  EndReason,
} from './campaign/event.ts'
export { mergeBlobs, type NamedBlob } from './campaign/merge.ts'
export type { CampaignPlan, Shard } from './campaign/plan.ts'
export { testHarness } from './campaign/selfTest.ts'
export type { CampaignState, LaneState } from './campaign/state.ts'
export { summaryOf } from './campaign/summary.ts'
export type { Sighting, Tally } from './campaign/tally.ts'
export { type Cases, caseAt, openCases, openLocalCases } from './cases.ts'
export { type Finding, findingId } from './finding.ts'
export { type KnownEntry, knownFor, parseKnown } from './known.ts'
export { type CaseMeasure, type Distribution, measureCase, measureDistribution } from './measure.ts'
export { sizeOf } from './reduce/order.ts'
export { isMinimal, type ReduceOptions, type Reduction, reduce } from './reduce/reduce.ts'
export { runAndJudge } from './runAndJudge.ts'
export { loadFinding, openStore, parseFinding, type Store } from './store.ts'
