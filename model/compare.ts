import { ObservationComparer, type Spot } from './compareObservation.ts'
import type { LeakObservation, Trace, TraceEvent } from './observation.ts'
import type { Prediction } from './predict.ts'
import type { RuleId } from './rules/registry.ts'
import { type Shown, traceOf } from './traceText.ts'

/** In what ways a prediction and an observation differ. */
export const differenceKinds = [
  'crash',
  'hang',
  'leak',
  'events',
  'completion',
  'brand',
  'prototype',
  'identity',
  'keys',
  'flags',
  'integrity',
  'value',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One difference between a predicted and an observed trace. */
export interface Difference {
  /** id of the rule that was broken */
  rule: RuleId
  kind: DifferenceKind
  /** where: `events[3].value.list` */
  at: string
  /** what is alike in two differences of the same bug: the kind of event and of object, without indexes and names */
  type: string
  predicted: unknown
  observed: unknown
}

/** All differences, in the order of the trace; empty when they agree. */
export function compare(prediction: Prediction, shown: Shown): Difference[] {
  const predicted = prediction.trace
  const observed = traceOf(shown)
  if (!('events' in predicted) || !('events' in observed)) return compareEnds(prediction, observed)
  const differences: Difference[] = []
  const comparer = new ObservationComparer(prediction.blame, prediction.facts, differences)
  const count = Math.max(predicted.events.length, observed.events.length)
  for (let index = 0; index < count; index++) {
    const expected = predicted.events[index]
    const actual = observed.events[index]
    const spot: Spot = { at: `events[${index}]`, type: (expected ?? actual)!.on, rule: 'LOCAL' }
    if (expected !== undefined) spot.rule = prediction.blame.get(expected) ?? 'LOCAL'
    if (!compareEvent(comparer, spot, expected, actual)) break
  }
  const hidden = hiddenLeak(prediction.trace, observed, differences)
  return hidden === undefined ? differences : [...differences, hidden]
}

/** A leak is told wherever it stands, also behind the spot at which the traces run apart and in what has no counterpart. */
function hiddenLeak(
  predicted: Trace,
  observed: Trace,
  [first, ...others]: readonly Difference[],
): Difference | undefined {
  if (first === undefined || [first, ...others].some(({ kind }) => kind === 'leak')) return undefined
  if (!('events' in observed) || leakIn(predicted, '') !== undefined) return undefined
  for (const [index, event] of observed.events.entries()) {
    const found = leakIn(event, `events[${index}]`)
    if (found === undefined) continue
    const type = `${event.on} ${found.leak.leak}`
    return { rule: first.rule, kind: 'leak', at: found.at, type, predicted: 'none', observed: found.leak }
  }
  return undefined
}

/** The first observation of an object of the other world. */
function leakIn(seen: unknown, at: string): { at: string; leak: LeakObservation } | undefined {
  if (typeof seen !== 'object' || seen === null) return undefined
  if ('leak' in seen) return { at, leak: seen as LeakObservation }
  for (const [key, part] of Object.entries(seen)) {
    const found = leakIn(part, `${at}${Array.isArray(seen) ? `[${key}]` : `.${key}`}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** What makes two divergences the same bug. */
export function signatureOf(difference: Difference, adapterId: string): string {
  return `${adapterId} ${difference.rule} ${difference.kind} ${difference.type}`
}

/** The first difference of a signature. */
export function differenceOf(
  differences: readonly Difference[],
  signature: string | undefined,
  adapterId: string,
): Difference | undefined {
  return differences.find((difference) => signatureOf(difference, adapterId) === signature)
}

/** Crash and hang: at most one side has events. */
function compareEnds(prediction: Prediction, observed: Trace): Difference[] {
  const predicted = prediction.trace
  const end = (trace: Trace) => ('events' in trace ? 'events' : 'crash' in trace ? 'crash' : 'hang')
  if (end(predicted) === end(observed)) return []
  const kind = end(observed) === 'events' ? end(predicted) : end(observed)
  return [
    {
      rule: prediction.fatal ?? ruleOfEnd(prediction, kind),
      kind: kind as 'crash' | 'hang',
      at: 'trace',
      type: end(observed),
      predicted: end(predicted),
      observed: end(observed),
    },
  ]
}

/** Where rules that throw are at work, other versions abort. Of any other end no rule in particular is to blame. */
function ruleOfEnd({ applied }: Prediction, kind: string): RuleId {
  const throwing = applied.find(({ rule }) => rule === 'ARR-THROW' || rule === 'FREEZE-THROW')
  return kind === 'crash' && throwing !== undefined ? throwing.rule : 'LIVENESS'
}

/** Compares two events; false when the traces run apart here and the rest would only repeat it. */
function compareEvent(comparer: ObservationComparer, spot: Spot, expected?: TraceEvent, actual?: TraceEvent): boolean {
  if (expected === undefined || actual === undefined || summary(expected) !== summary(actual)) {
    comparer.differ(spot, 'events', summary(expected), summary(actual))
    return false
  }
  comparer.startEvent(expected.in)
  if (expected.on === 'called') comparer.plain(expected.new ?? false, (actual as typeof expected).new ?? false, spot)
  if (expected.on === 'called' || expected.on === 'hooked')
    compareHanded(comparer, spot, expected, actual as typeof expected)
  else compareOutcome(comparer, spot, expected, actual)
  return true
}

type Handed = Extract<TraceEvent, { on: 'called' | 'hooked' }>

/** What a function or a hook got. */
function compareHanded(comparer: ObservationComparer, spot: Spot, expected: Handed, actual: Handed): void {
  comparer.observation(expected.receiver, actual.receiver, { ...spot, at: `${spot.at}.receiver` })
  comparer.plain(expected.args.length, actual.args.length, { ...spot, at: `${spot.at}.args.length` })
  expected.args.forEach((argument, index) => {
    comparer.observation(argument, actual.args[index], { ...spot, at: `${spot.at}.args[${index}]` })
  })
}

const outcomes = ['returned', 'threw', 'value'] as const
const plainFields = ['nothing', 'state', 'changed', 'same', 'flags', 'absent'] as const

function compareOutcome(comparer: ObservationComparer, spot: Spot, expected: object, actual: object): void {
  const shape = (event: object) =>
    [...outcomes, ...plainFields].filter((field) => field in event && field !== 'flags').join()
  if (shape(expected) !== shape(actual)) {
    comparer.differ(spot, 'completion', expected, actual)
    return
  }
  const [left, right] = [expected as Record<string, never>, actual as Record<string, never>]
  for (const field of plainFields)
    if (field in expected) comparer.plain(left[field], right[field], { ...spot, at: `${spot.at}.${field}` })
  for (const field of outcomes) {
    if (field in expected) comparer.observation(left[field]!, right[field], { ...spot, at: `${spot.at}.${field}` })
  }
}

/** An event by what happened where, without what was seen. */
function summary(event: TraceEvent | undefined): string {
  if (event === undefined) return 'nothing'
  const name = 'function' in event ? ` ${event.function}` : event.on === 'hooked' ? ` ${event.hook}` : ''
  const action = 'action' in event ? ` action ${event.action}` : ''
  return `step ${event.step}: ${event.on}${name}${action} in ${event.in}`
}
