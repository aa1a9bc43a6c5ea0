import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'

/** A file that grows line by line. Lines that the disk refuses wait for the next, so that none is missing or cut off. */
export class Lines {
  readonly #file: string
  #waiting = ''
  /** bytes of whole lines */
  #size: number

  /** @param append go on after the lines that are there @throws Error of node:fs */
  constructor(file: string, append: boolean) {
    this.#file = file
    if (!append || !existsSync(file)) writeFileSync(file, '')
    // Whoever wrote it may have been killed in the middle of a line.
    this.#size = readFileSync(file).lastIndexOf('\n') + 1
    truncateSync(file, this.#size)
  }

  add(line: string): void {
    this.#waiting += `${line}\n`
  }

  /** Writes the lines that wait. @throws Error of node:fs */
  write(): void {
    if (this.#waiting === '') return
    try {
      appendFileSync(this.#file, this.#waiting)
    } catch (error) {
      truncateSync(this.#file, this.#size)
      throw error
    }
    this.#size += Buffer.byteLength(this.#waiting)
    this.#waiting = ''
  }
}
