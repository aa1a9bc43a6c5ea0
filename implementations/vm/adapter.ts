import { profileOf } from '../../model/profile.ts'
import { realmSource } from '../bundles/generated.ts'
import type { InProcessAdapter } from '../define.ts'
import { openWorkerSession } from '../in-process/session.ts'
import { mutantOf } from '../mutants/mutants.ts'
import { type VmSetup, vmWorlds } from './worlds.ts'

export interface VmOptions {
  /** the Electron version whose rules the bridge follows; the newest by default */
  version?: string
  /** plants a fault of that name, to see it found */
  mutant?: string
}

/**
 * Two node:vm contexts with our own bridge between them, in a worker.
 * `worlds` opens such a pair in the caller's thread, without anything that ends what hangs.
 * Its profile is `newest` or the version; its id `vm`, `vm@25.1.1` or `vm!<mutant>`.
 *
 * @throws Error with one sentence when the version is no profile or there is no such mutant
 */
export function vmAdapter({ version, mutant }: VmOptions = {}): InProcessAdapter {
  const profile = version ?? 'newest'
  if (mutant !== undefined) mutantOf(mutant)
  const rules = [...profileOf(profile).rules]
  const setup: VmSetup = { rules, realmSource, ...(mutant === undefined ? {} : { mutant }) }
  const id = `vm${version === undefined ? '' : `@${version}`}${mutant === undefined ? '' : `!${mutant}`}`
  return {
    id,
    profile,
    capabilities: new Set(['crashContainment', 'hangContainment']),
    open: () => openWorkerSession(id, { vm: setup }),
    worlds: () => vmWorlds(setup)(),
  }
}
