/** Milliseconds that a rate looks back. */
const window = 10_000

/** How much was done a second of late. */
export class Rate {
  readonly #done: { amount: number; at: number }[] = []
  #since: number

  /** @param start milliseconds on the same clock as those of `after` */
  constructor(start: number) {
    this.#since = start
  }

  /** The rate after something more was done. */
  after(amount: number, at: number): number {
    this.#done.push({ amount, at })
    while (this.#done.length > 1 && this.#done[0]!.at < at - window) this.#since = this.#done.shift()!.at
    const sum = this.#done.reduce((total, one) => total + one.amount, 0)
    return at > this.#since ? (sum * 1000) / (at - this.#since) : 0
  }
}
