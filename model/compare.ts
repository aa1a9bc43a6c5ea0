import type { Trace } from './observation.ts'
import type { Prediction } from './predict.ts'

export type DifferenceKind =
  | 'crash'
  | 'hang'
  | 'leak'
  | 'events'
  | 'completion'
  | 'brand'
  | 'prototype'
  | 'identity'
  | 'keys'
  | 'flags'
  | 'integrity'
  | 'value'

/** One difference between a predicted and an observed trace. */
export interface Difference {
  /** id of the rule that was broken */
  rule: string
  kind: DifferenceKind
  /** where: `events[3].value.props.a` */
  at: string
  /** the same without indexes and names: what makes two differences alike */
  type: string
  predicted: unknown
  observed: unknown
}

/** All differences, in the order of the trace; empty when they agree. */
export declare function compare(prediction: Prediction, observed: Trace): Difference[]

/** What makes two divergences the same bug: rule, kind, type path and adapter. */
export declare function signatureOf(difference: Difference, adapterId: string): string
