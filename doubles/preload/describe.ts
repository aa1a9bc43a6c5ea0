/** What was thrown, in half a sentence; it may be of another world. */
export function describe(thrown: unknown): string {
  try {
    return `${thrown}`.split('\n')[0]!.replace(/\.$/, '')
  } catch {
    return 'a value that has no text'
  }
}
