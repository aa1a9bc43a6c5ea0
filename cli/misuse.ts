/** What the user can put right: one sentence on stderr and exit code 2, with `--verbose` too, where other errors show their stack. */
export class Misuse extends Error {
  override name = 'Misuse'
}

/**
 * Writes what a command was asked to write.
 * @param what the start of a sentence: `The file a.json`
 * @throws Misuse with one sentence when that is refused
 */
export function writing(what: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    throw new Misuse(`${what} can't be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

export const exitCodes = { agree: 0, divergence: 1, misuse: 2 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The sentence of anything that was thrown: its first line, ended with a full stop. */
export function sentenceOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const line = message.split('\n', 1)[0]!.trim() || 'An error without a message was thrown'
  return /[.!?]$/.test(line) ? line : `${line}.`
}
