import type { Adapter } from '../adapter.ts'
import { electronAdapter } from './adapter.ts'
import { findElectron, listElectrons } from './find.ts'
import type { LaunchOptions } from './process/launch.ts'

export { electronAdapter } from './adapter.ts'
export { electronAt, type FindOptions, findElectron, listElectrons, pathsVariable } from './find.ts'
export { type InstalledPackages, installDependencies } from './install/debian.ts'
export { defaultVersions, type Installed, type InstallOptions, installElectron } from './install/install.ts'
export { type RegistryPackage, registryPackages } from './install/packages.ts'
export type { ElectronInstallation } from './installation.ts'
export type { LaunchOptions } from './process/launch.ts'
export { type AppEnd, runApp } from './process/run-app.ts'

/**
 * The adapters that a specifier names: `electron` (all that are installed), `electron@33.2.1`, `electron:<path>`,
 * each with the modes that it is to run in: `electron+unsandboxed`.
 * Without one: all that are installed, which may be none.
 *
 * @throws Error with one sentence when the specifier names none
 */
export async function electronAdapters(specifier?: string, options: LaunchOptions = {}): Promise<Adapter[]> {
  const electrons = specifier === undefined ? await listElectrons() : await findElectron(specifier)
  return electrons.map((electron) => electronAdapter(electron, options))
}
