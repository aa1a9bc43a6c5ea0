/** A stream with a last line that can be replaced. */
export interface LineStream {
  write(text: string): unknown
  columns?: number
}

/** Keeps one live line at the end of a terminal; text printed through it goes above that line. */
export class LiveLine {
  readonly #stream: LineStream
  readonly #live: boolean
  #shown = ''

  /** @param live false on pipes and dumb terminals: `show` then does nothing */
  constructor(stream: LineStream, live: boolean) {
    this.#stream = stream
    this.#live = live
  }

  show(text: string): void {
    if (!this.#live) return
    const line = text.slice(0, Math.max(20, (this.#stream.columns || 80) - 1))
    if (line === this.#shown) return
    this.#stream.write(`\r\u001b[K${line}`)
    this.#shown = line
  }

  /** Prints whole lines above the live line. */
  print(text: string): void {
    const shown = this.#shown
    this.clear()
    this.#stream.write(`${text}\n`)
    if (shown !== '') this.show(shown)
  }

  clear(): void {
    if (this.#shown === '') return
    this.#stream.write('\r\u001b[K')
    this.#shown = ''
  }
}
