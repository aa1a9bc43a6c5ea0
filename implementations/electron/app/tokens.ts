/**
 * Runs the tokens of a command, or of a begin (`b3n7`: scenario 3 of the batch, number 7 of this window).
 * Reads single characters of a primitive string only, so that nothing a scenario patched is run.
 */
export function runTokens(tokens: string, from: number, run: (token: string | undefined, index: number) => void): void {
  let at = from
  while (at < tokens.length) {
    const token = tokens[at]
    let index = 0
    at += 1
    while (at < tokens.length) {
      const digit = tokens[at]!
      if (digit < '0' || digit > '9') break
      index = index * 10 + +digit
      at += 1
    }
    run(token, index)
  }
}
