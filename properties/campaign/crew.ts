import type { Batch } from './batch.ts'
import { findCulprit } from './culprit.ts'
import type { Tally } from './tally.ts'
import { unlessOver } from './unlessOver.ts'
import { type Worker, WorkerLost } from './worker.ts'

/** Batches that a worker has at once: one runs, the next is drawn and predicted meanwhile. */
const inFlight = 2
/** How often a batch may lose its worker in company: another batch, or somebody outside, may have ended it. */
const losses = 2
/** How many workers the self-test may lose until it is the one to blame. */
const selfTestLosses = 3

export interface CrewOptions {
  /** starts a worker; called again when one dies */
  hire(): Promise<Worker>
  /** how many workers there may be */
  size: number
  /** told of each worker that died, with what it was doing */
  lost(batch: Batch, why: string): void
  /** whether the campaign is over: then no case that leaves workers silent is looked for any more */
  isOver(): boolean
}

/** The workers of one lane. Each batch gets its tally, also when workers die of it, unless the campaign is over before. */
export class Crew {
  readonly #options: CrewOptions
  readonly #places: (Promise<Worker> | undefined)[] = []

  /** @param first a worker that is open already */
  constructor(first: Worker, options: CrewOptions) {
    this.#options = options
    this.#places[0] = Promise.resolve(first)
  }

  /** Workers that are open or on their way. */
  get alive(): number {
    return this.#places.filter((place) => place !== undefined).length
  }

  /**
   * Does the batches that `next` gives until it gives none; `done` gets each tally as soon as it is there, and none of a
   * batch that was given up.
   * The first batch is done alone: it shows early that something happens, and who fails at it starts no others.
   *
   * @throws Error with one sentence when the adapter breaks or can't be opened again
   */
  async work(next: () => Batch | undefined, done: (batch: Batch, tally: Tally) => void): Promise<void> {
    let isBroken = false
    const one = async (place: number, batch: Batch): Promise<void> => {
      const tally = await this.#do(place, batch)
      if (tally !== undefined) done(batch, tally)
    }
    const busy = async (place: number): Promise<void> => {
      try {
        for (let batch = next(); batch !== undefined; batch = isBroken ? undefined : next()) await one(place, batch)
      } catch (error) {
        isBroken = true
        throw error
      }
    }
    const first = next()
    if (first === undefined) return
    await one(0, first)
    const places = Array.from({ length: this.#options.size * inFlight }, (_, turn) => turn % this.#options.size)
    // Where one place breaks, what the others are at comes to its end first: nothing goes on behind the caller's back.
    const ends = await Promise.allSettled(places.map(busy))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  }

  /** Does one batch with a worker that has nothing else to do; undefined where it was given up. */
  one(batch: Batch): Promise<Tally | undefined> {
    return this.#do(0, batch)
  }

  /** Judges a case that ended the whole campaign before, without running it. */
  async judgeCrash(single: Batch): Promise<Tally> {
    return (await this.#at(0)).judgeEnd(single, 'crash')
  }

  async selfTest(): Promise<string[]> {
    let why = ''
    for (let lost = 0; lost < selfTestLosses; lost += 1) {
      const worker = await this.#at(0)
      try {
        const failures = await worker.selfTest()
        // What somebody outside did to it does not happen twice.
        const again = failures.length === 0 ? [] : await worker.selfTest()
        return failures.filter((failure) => again.includes(failure))
      } catch (error) {
        if (!(error instanceof WorkerLost)) throw error
        await this.#bury(0, worker)
        why = error.message
      }
    }
    return [`The self-test ended ${selfTestLosses} workers, the last by ${why}.`]
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#places.map(async (place) => (await place)?.close()))
  }

  #at(place: number): Promise<Worker> {
    const worker = this.#places[place] ?? this.#options.hire()
    this.#places[place] = worker
    return worker
  }

  async #bury(place: number, worker: Worker): Promise<void> {
    const now = await this.#places[place]
    if (now === worker) this.#places[place] = undefined
    await worker.close().catch(() => {})
  }

  async #do(place: number, batch: Batch): Promise<Tally | undefined> {
    for (let lost = 0; lost < losses; lost += 1) {
      const worker = await this.#at(place)
      try {
        return await worker.batch(batch)
      } catch (error) {
        if (!(error instanceof WorkerLost)) throw error
        await this.#bury(place, worker)
        this.#options.lost(batch, error.message)
        if (error.end === 'crash') continue
        if (this.#options.isOver()) return undefined
        // Nobody outside makes a worker silent, and it takes long to find out.
        await this.#expectAnswer(place)
        return await findCulprit(batch, { ...this.#options, isSure: true })
      }
    }
    return await findCulprit(batch, this.#options)
  }

  /** Of an adapter that is silent whatever it is asked, no case is to blame: to halve its batches would take hours. */
  async #expectAnswer(place: number): Promise<void> {
    const worker = await this.#at(place)
    try {
      await unlessOver(worker.selfTest(), this.#options.isOver)
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error
      await this.#bury(place, worker)
      if (error.end === 'hang') throw new Error(`It does not even answer a self-test: ${error.message}.`)
    }
  }
}
