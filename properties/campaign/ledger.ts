import type { Finding } from '../finding.ts'

/**
 * The findings of one adapter in a campaign, by signature.
 *
 * One bug often shows as several differences. What the minimal scenario of a finding also shows is counted to it,
 * as long as the finding's own signature stands in the same trace: alone, it is a finding of its own.
 */
export class Ledger {
  readonly #findings = new Map<string, Finding>()

  enter(finding: Finding): void {
    this.#findings.set(finding.signature, finding)
  }

  all(): Finding[] {
    return [...this.#findings.values()]
  }

  has(signature: string): boolean {
    return this.#findings.has(signature)
  }

  /** Counts a case to the findings that it shows, and gives the signatures that none explains, in order. */
  count(signatures: readonly string[]): string[] {
    const shown = signatures.flatMap((signature) => this.#findings.get(signature) ?? [])
    for (const finding of shown) finding.count += 1
    const explained = new Set(shown.flatMap((finding) => finding.alsoShows))
    return signatures.filter((signature) => !this.#findings.has(signature) && !explained.has(signature))
  }
}
