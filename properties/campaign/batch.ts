import type { Trace } from '../../model/observation.ts'
import type { Shown } from '../../model/traceText.ts'
import type { CorpusCase } from '../corpus.ts'

/** A range of cases: drawn ones, or places in the corpus. */
export interface Batch {
  from: number
  count: number
  of?: 'corpus'
}

/** What a runner needs of a case of the corpus. */
export type CorpusScenario = Pick<CorpusCase, 'name' | 'scenario'>

/** How a scenario ends its worlds, in place of giving events. */
export type WorldEnd = 'crash' | 'hang'

/** The trace of a scenario that ended its worlds. */
export const endedTrace = (end: WorldEnd): Trace & Shown => (end === 'crash' ? { crash: true } : { hang: true })
