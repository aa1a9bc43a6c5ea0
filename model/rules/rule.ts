import type { Versions } from './versions.ts'

/** One sentence of bridge semantics. */
export interface Rule {
  id: string
  /** the sentence */
  statement: string
  /** where it comes from: Electron's pull request, its documentation, or a running binary */
  source: string
  /** the releases in which it is in force; `documentation` rules hold only under the profile `documented` */
  versions: Versions | 'documentation'
  /** the rule that takes its place under the profile `documented`, because a sentence of the documentation contradicts it */
  contradictedBy?: string
  /** the rule of other releases that says something else of the same */
  opposite?: string
}

/** Sources: what running binaries showed. */
export const seen = 'seen in Electron 25.1.1 and 33.2.1'
export const seen25 = 'seen in Electron 25.1.1'
