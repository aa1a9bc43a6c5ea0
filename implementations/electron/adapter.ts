import { withModes } from '../../model/adapterName.ts'
import { type Capability, capabilities } from '../../model/capability.ts'
import type { Adapter } from '../adapter.ts'
import { setSpecifier } from '../specifier.ts'
import { type ElectronInstallation, idOf } from './installation.ts'
import { canImport } from './modules.ts'
import type { LaunchOptions } from './process/launch.ts'
import { openSession } from './session.ts'

/** Scripts of an isolated world can't define elements, and what is executed in the main world is not executed there. */
const mainWorldOnly: readonly Capability[] = ['customElements', 'executeInMainWorld']

function capabilitiesOf({ version, modes }: ElectronInstallation): Set<Capability> {
  const has = new Set<Capability>(capabilities)
  if (modes.includes('isolatedWorld')) for (const capability of mainWorldOnly) has.delete(capability)
  // Outside of the sandbox it holds Node's objects too, which hold what differs from machine to machine.
  if (modes.includes('unsandboxed')) has.delete('window')
  if (!canImport(version, !modes.includes('unsandboxed'))) has.delete('modules')
  return has
}

/**
 * The adapter of one real Electron, expected to follow its version's profile: `electron@33.2.1`, with its modes at the
 * end.
 *
 * `options.log` gets what Electron and Chromium write to their log; without it that is dropped.
 */
export function electronAdapter(electron: ElectronInstallation, options: LaunchOptions = {}): Adapter {
  const adapter: Adapter = {
    id: idOf(electron),
    profile: electron.version,
    capabilities: capabilitiesOf(electron),
    open: () => openSession(electron, options),
  }
  return setSpecifier(adapter, withModes(`electron:${electron.executable}`, electron.modes))
}
