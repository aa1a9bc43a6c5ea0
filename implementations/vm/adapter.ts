import { profileOf } from '../../model/profile.ts'
import type { Adapter } from '../adapter.ts'
import { realmSource } from '../bundles/generated.ts'
import { openWorkerSession } from '../in-process/session.ts'
import { mutantOf } from '../mutants/mutants.ts'

export interface VmOptions {
  /** the Electron version whose rules the bridge follows; the newest by default */
  version?: string
  /** plants a fault of that name, to see it found */
  mutant?: string
}

/**
 * Two node:vm contexts with our own bridge between them, in a worker.
 * Its profile is `newest` or the version; its id `vm`, `vm@25.1.1` or `vm!<mutant>`.
 *
 * @throws Error with one sentence when the version is no profile or there is no such mutant
 */
export function vmAdapter({ version, mutant }: VmOptions = {}): Adapter {
  const profile = version ?? 'newest'
  if (mutant !== undefined) mutantOf(mutant)
  const rules = [...profileOf(profile).rules]
  const id = `vm${version === undefined ? '' : `@${version}`}${mutant === undefined ? '' : `!${mutant}`}`
  return {
    id,
    profile,
    capabilities: new Set(['crashContainment', 'hangContainment']),
    open: () => openWorkerSession(id, { vm: { rules, realmSource, ...(mutant === undefined ? {} : { mutant }) } }),
  }
}
