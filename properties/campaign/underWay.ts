import type { Batch } from './batch.ts'

/** What a campaign was doing when it was written down, and how often all of it ended while it did; plain JSON. */
export interface UnderWay {
  /** by adapter id */
  batches: Record<string, RiskyBatch[]>
  /** by signature */
  suspects: Record<string, Risk>
}

interface Risk {
  /** how often the campaign ended while this was under way */
  deaths: number
  /** it is under way */
  now: boolean
}

type RiskyBatch = Batch & Risk

/** Cases that run while nothing else does. */
interface AloneBatch {
  from: number
  count: number
  /** the one case that ended everything, so often that it need not run again */
  isDeadly: boolean
}

/** A batch that was under way so often when the campaign ended is taken apart. */
const suspicious = 2
/** A suspect that was under way so often is confirmed and not reduced; once more, and it is not run any more. */
const hopeless = 4

/** How far a suspect may be followed up. A reduction takes so long that whoever ends a campaign often meets the same one. */
export type Reach = 'reduce' | 'confirm' | 'nothing'

/**
 * Writes down what is under way before it starts: where a scenario takes the whole campaign along, as one that uses up
 * the memory of a container does, the next run knows where to look.
 */
export class UnderWayLog {
  readonly #state: UnderWay
  readonly #write: (state: UnderWay) => void

  /** @param earlier what the run before left, if it was killed */
  constructor(earlier: UnderWay | undefined, write: (state: UnderWay) => void) {
    this.#state = earlier ?? { batches: {}, suspects: {} }
    this.#write = write
    for (const risk of [...Object.values(this.#state.batches).flat(), ...Object.values(this.#state.suspects)]) {
      if (risk.now) risk.deaths += 1
      risk.now = false
    }
  }

  /** @param part of a batch that is taken apart: then one more death is enough to take it apart as well */
  begin(adapter: string, { from, count }: Batch, part = false): void {
    this.#state.batches[adapter] ??= []
    const list = this.#state.batches[adapter]
    const entry = list.find((one) => one.from === from && one.count === count)
    if (entry !== undefined) entry.now = true
    else list.push({ from, count, deaths: part && count > 1 ? suspicious - 1 : 0, now: true })
    this.#write(this.#state)
  }

  end(adapter: string, { from, count }: Batch): void {
    const list = this.#state.batches[adapter] ?? []
    this.#state.batches[adapter] = list.filter((one) => one.from < from || one.from + one.count > from + count)
  }

  /** The next cases from `from` on that must run alone; none from where all is safe. */
  alone(adapter: string, from: number): AloneBatch | undefined {
    const risky = (this.#state.batches[adapter] ?? []).filter(
      (one) => one.deaths >= suspicious && one.from + one.count > from,
    )
    if (risky.length === 0) return undefined
    const here = risky.filter((one) => one.from <= from).sort((left, right) => left.count - right.count)[0]
    if (here === undefined) {
      const next = Math.min(...risky.map((one) => one.from))
      return { from, count: Math.min(100, next - from), isDeadly: false }
    }
    const count = Math.min(Math.ceil(here.count / 10), here.from + here.count - from)
    return { from, count, isDeadly: here.count === 1 }
  }

  /**
   * How far a suspect may be followed up; then it is under way.
   * @param again an earlier run of the campaign left it unconfirmed: then one more death is enough to confirm it only
   */
  beginSuspect(signature: string, again: boolean): Reach {
    this.#state.suspects[signature] ??= { deaths: again ? hopeless - 1 : 0, now: false }
    const risk = this.#state.suspects[signature]
    if (risk.deaths > hopeless) return 'nothing'
    risk.now = true
    this.#write(this.#state)
    return risk.deaths === hopeless ? 'confirm' : 'reduce'
  }

  endSuspect(signature: string): void {
    delete this.#state.suspects[signature]
  }
}
