import { startWatchdog, type Watchdog } from '../../../implementations/watchdog.ts'

/** How long a worker may say nothing at all: its thread is in a loop then, or was stopped. Milliseconds. */
const mute = 30_000
/**
 * How long an answer may take, and how much longer for each scenario: one that hangs is a trace after three seconds.
 * An Electron whose main process hangs is ended by its own adapter before: twice after 38 seconds.
 */
const answer = 90_000
const answerForEach = 5_000

export interface SilenceLimits {
  mute: number
  /** @param scenarios how many the question is about */
  answer(scenarios: number): number
}

export const usualLimits: SilenceLimits = { mute, answer: (scenarios) => answer + scenarios * answerForEach }

/** Watches over one worker, of which something is expected. */
export class Silence {
  readonly #limits: SilenceLimits
  readonly #broken: (why: string) => void
  #heard = 0
  #answers = 0

  /** @param broken called with a reason when it was silent for too long */
  constructor(limits: SilenceLimits, broken: (why: string) => void) {
    this.#limits = limits
    this.#broken = broken
  }

  /** It said something. */
  hear(isAnswer: boolean): void {
    this.#heard += 1
    if (isAnswer) this.#answers += 1
  }

  /** Watches over the answer to a question, until it is stopped. */
  await(scenarios: number): Watchdog {
    const limit = this.#limits.answer(scenarios)
    const dogs = [
      startWatchdog(
        this.#limits.mute,
        () => this.#broken(`${seconds(this.#limits.mute)} without a sign of life`),
        changing(() => this.#heard),
      ),
      startWatchdog(
        limit,
        () => this.#broken(`${seconds(limit)} without an answer`),
        changing(() => this.#answers),
      ),
    ]
    return {
      stop: () => {
        for (const dog of dogs) dog.stop()
      },
    }
  }
}

const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`

/** Whether a number has changed since this was asked last. */
function changing(of: () => number): () => boolean {
  let last = of()
  return () => {
    const now = of()
    const has = now !== last
    last = now
    return has
  }
}
