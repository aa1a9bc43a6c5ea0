import type { CampaignOptions } from '../properties/campaign/campaign.ts'
import { sentenceOf } from './misuse.ts'

/**
 * What a campaign writes. Where the disk refuses, as a full one does, the campaign goes on: that is told once, each write
 * is tried again when its turn comes, and what is missing in the end is told.
 */
export class Writes {
  readonly #complain: (sentence: string) => void
  readonly #refused = new Map<string, () => void>()
  #told = false

  constructor(complain: (sentence: string) => void) {
    this.#complain = complain
  }

  /** Writes now. Where that is refused, the write takes the place of an earlier one of its name and waits for `settle`. */
  keep(name: string, write: () => void): void {
    if (this.pass(write)) this.#refused.delete(name)
    else this.#refused.set(name, write)
  }

  /** Writes now or not at all: for what is soon out of date. */
  pass(write: () => void): boolean {
    try {
      write()
      return true
    } catch (error) {
      if (!this.#told) this.#complain(`${sentenceOf(error)} It is tried again.`)
      this.#told = true
      return false
    }
  }

  /** Tries again what was refused, tells what is still missing. @returns whether all is written */
  settle(): boolean {
    const missing = new Set<string>()
    for (const write of this.#refused.values()) {
      try {
        write()
      } catch (error) {
        missing.add(sentenceOf(error))
      }
    }
    this.#refused.clear()
    for (const sentence of missing) this.#complain(sentence)
    return missing.size === 0
  }
}

type Keeping = Pick<CampaignOptions, 'store' | 'keepState' | 'keepUnderWay'>

/** What keeps the findings and the state of a campaign, with each write done by `writes`. */
export function keepBy(writes: Writes, { store, keepState, keepUnderWay }: Keeping): Keeping {
  return {
    ...(store && {
      store: {
        save: (finding) => writes.keep(`finding ${finding.id}`, () => store.save(finding)),
        remove: (id) => writes.keep(`finding ${id}`, () => store.remove(id)),
      },
    }),
    ...(keepState && { keepState: (state) => writes.keep('state', () => keepState(state)) }),
    ...(keepUnderWay && { keepUnderWay: (now) => void writes.pass(() => keepUnderWay(now)) }),
  }
}
