import type { Batch, WorldEnd } from './batch.ts'
import { addTally, emptyTally, type Tally } from './tally.ts'
import { unlessOver } from './unlessOver.ts'
import { type Worker, WorkerLost } from './worker.ts'

const unjudged = 'drawing or predicting it ends the worker'

interface CulpritOptions {
  hire(): Promise<Worker>
  lost(batch: Batch, why: string): void
  /** whether the campaign is over: then nobody waits for the search */
  isOver(): boolean
  /** the whole batch need not be tried once more */
  isSure?: boolean
}

/**
 * Does a batch that workers died of, with workers that have nothing else to do: halves it until the case that ends its
 * worker stands alone. Ended twice alone, that case is a crash, or a hang where its worker was silent; where even that
 * can't be judged, it is inapplicable. Where workers are silent that takes minutes: undefined when the campaign is over
 * before.
 *
 * @throws Error with one sentence when no worker can be started
 */
export async function findCulprit(
  batch: Batch,
  { hire, lost, isOver, isSure = false }: CulpritOptions,
): Promise<Tally | undefined> {
  const sum = emptyTally()
  let worker: Worker | undefined
  let end: WorldEnd = 'crash'
  let isGivenUp = false

  /** What a worker gives, or undefined when it dies of it, or the search is given up. */
  async function attempt(part: Batch, work: (worker: Worker) => Promise<Tally>): Promise<Tally | undefined> {
    isGivenUp ||= isOver()
    if (isGivenUp) return undefined
    worker ??= await hire()
    try {
      const tally = await unlessOver(work(worker), isOver)
      isGivenUp = tally === undefined
      return tally
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error
      await worker.close().catch(() => {})
      worker = undefined
      end = error.end
      lost(part, error.message)
      return undefined
    }
  }

  async function search(part: Batch): Promise<void> {
    const isKnown = isSure && part === batch && part.count > 1
    const tally = isKnown ? undefined : await attempt(part, (one) => one.batch(part))
    if (isGivenUp) return
    if (tally !== undefined) addTally(sum, tally)
    else if (part.count === 1) addTally(sum, await judge(part))
    else {
      const half = Math.floor(part.count / 2)
      await search({ ...part, count: half })
      await search({ ...part, from: part.from + half, count: part.count - half })
    }
  }

  async function judge(single: Batch): Promise<Tally> {
    const tally =
      (await attempt(single, (one) => one.batch(single))) ?? (await attempt(single, (one) => one.judgeEnd(single, end)))
    return tally ?? { ...emptyTally(), cases: 1, inapplicable: 1, reasons: { [unjudged]: 1 } }
  }

  try {
    await search(batch)
    return isGivenUp ? undefined : sum
  } finally {
    await worker?.close().catch(() => {})
  }
}
