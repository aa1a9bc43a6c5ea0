import { isPrivate } from '../reports/divergence.ts'
import type { Told } from './find.ts'
import { Misuse } from './misuse.ts'

/** @throws Misuse where a finding must not get into a file that is reviewed in public */
export function refuseLeak(finding: Told): void {
  if (!isPrivate(finding)) return
  throw new Misuse(
    `The finding ${finding.id} is a leak in a real Electron: report it privately first, see SECURITY.md.`,
  )
}
