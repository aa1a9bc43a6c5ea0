/** A stream whose last lines can be replaced. */
export interface LineStream {
  write(text: string): unknown
  columns?: number
  rows?: number
}

/** Keeps a live block of lines at the end of a terminal; text printed through it goes above the block. */
export class LiveBlock {
  readonly #stream: LineStream
  readonly #live: boolean
  #shown: readonly string[] = []

  /** @param live false on pipes and dumb terminals: `show` then does nothing */
  constructor(stream: LineStream, live: boolean) {
    this.#stream = stream
    this.#live = live
  }

  show(lines: readonly string[]): void {
    if (!this.#live) return
    const width = Math.max(1, (this.#stream.columns || 80) - 1)
    // What is taller than the terminal could not be taken back.
    const height = Math.max(1, (this.#stream.rows || 24) - 1)
    const block = lines.slice(0, height).map((line) => line.slice(0, width))
    if (block.join('\n') === this.#shown.join('\n')) return
    this.#stream.write(this.#erasing() + block.join('\n'))
    this.#shown = block
  }

  /** Prints whole lines above the block. */
  print(text: string): void {
    const shown = this.#shown
    this.clear()
    this.#stream.write(`${text}\n`)
    if (shown.length > 0) this.show(shown)
  }

  clear(): void {
    if (this.#shown.length === 0) return
    this.#stream.write(this.#erasing())
    this.#shown = []
  }

  /** To the start of the block, and everything from there away. */
  #erasing(): string {
    const up = this.#shown.length > 1 ? `\u001b[${this.#shown.length - 1}A` : ''
    return `\r${up}\u001b[J`
  }
}
