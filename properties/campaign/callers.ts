/**
 * Functions that the caller gave. What one of them throws must not count as a failure of the adapter that was at work
 * meanwhile: the campaign goes on, and the first error is thrown at its end.
 */
export class Callers {
  #first: { error: unknown } | undefined

  guard<Args extends unknown[]>(call: ((...args: Args) => void) | undefined): (...args: Args) => void {
    return (...args) => {
      try {
        call?.(...args)
      } catch (error) {
        this.#first ??= { error }
      }
    }
  }

  /** @throws whatever the first of them threw */
  throwFirst(): void {
    if (this.#first !== undefined) throw this.#first.error
  }
}
