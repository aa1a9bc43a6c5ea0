import { unsandboxed } from '../../model/adapterName.ts'
import type { Capability } from '../../model/capability.ts'
import type { Adapter } from '../adapter.ts'
import { setSpecifier } from '../specifier.ts'
import type { ElectronInstallation } from './installation.ts'
import type { LaunchOptions } from './process/launch.ts'
import { openSession } from './session.ts'

const capabilities: ReadonlySet<Capability> = new Set<Capability>([
  'crashContainment',
  'hangContainment',
  'dom',
  'browser',
  'blob',
  'videoFrame',
])

/**
 * The adapter of one real Electron, expected to follow its version's profile: `electron@33.2.1`, or
 * `electron@33.2.1+unsandboxed`.
 *
 * `options.log` gets what Electron and Chromium write to their log; without it that is dropped.
 */
export function electronAdapter(electron: ElectronInstallation, options: LaunchOptions = {}): Adapter {
  const suffix = electron.unsandboxed ? unsandboxed : ''
  const adapter: Adapter = {
    id: `electron@${electron.version}${suffix}`,
    profile: electron.version,
    capabilities,
    open: () => openSession(electron, options),
  }
  return setSpecifier(adapter, `electron:${electron.executable}${suffix}`)
}
