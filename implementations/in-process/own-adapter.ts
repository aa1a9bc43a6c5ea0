import type { Capability } from '../../model/capability.ts'
import { profileOf } from '../../model/profile.ts'
import type { Adapter } from '../adapter.ts'
import { realmSource } from '../bundles/generated.ts'
import { mutantOf } from '../mutants/mutants.ts'
import type { WorldsSource } from './messages.ts'
import type { OwnBridgeSetup } from './own-bridge.ts'
import { openWorkerSession } from './session.ts'

export interface OwnBridgeOptions {
  /** the Electron version whose rules the bridge follows; the newest by default */
  version?: string
  /** plants a fault of that name, to see it found */
  mutant?: string
}

/** What a bridge with these options needs in the thread of its worlds. @throws as `ownBridgeAdapter` */
export function ownBridgeSetup({ version, mutant }: OwnBridgeOptions): OwnBridgeSetup {
  if (mutant !== undefined) mutantOf(mutant)
  const rules = [...profileOf(version ?? 'newest').rules]
  return { rules, realmSource, ...(mutant === undefined ? {} : { mutant }) }
}

/**
 * Our own bridge between two worlds of one host, in a worker.
 * Its profile is `newest` or the version; its id `<host>`, `<host>@25.1.1` or `<host>!<mutant>`.
 *
 * @param capabilities what this host has beside a worker that can be ended
 * @param sourceOf called when a session opens, so that a host that is missing is missed only then
 * @throws Error with one sentence when the version is no profile or there is no such mutant
 */
export function ownBridgeAdapter(
  host: string,
  options: OwnBridgeOptions,
  capabilities: readonly Capability[],
  sourceOf: (setup: OwnBridgeSetup) => WorldsSource,
): Adapter {
  const { version, mutant } = options
  const setup = ownBridgeSetup(options)
  const id = `${host}${version === undefined ? '' : `@${version}`}${mutant === undefined ? '' : `!${mutant}`}`
  return {
    id,
    profile: version ?? 'newest',
    capabilities: new Set<Capability>([
      'crashContainment',
      'hangContainment',
      'executeInMainWorld',
      'modules',
      ...capabilities,
    ]),
    open: async () => openWorkerSession(id, sourceOf(setup)),
  }
}
