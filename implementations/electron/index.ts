import type { Adapter } from '../adapter.ts'
import { electronAdapter } from './adapter.ts'
import { findElectron, listElectrons } from './find.ts'
import type { LaunchOptions } from './process/launch.ts'

export { electronAdapter } from './adapter.ts'
export { findElectron, listElectrons } from './find.ts'
export { installDependencies } from './install/debian.ts'
export { defaultVersions, installElectron } from './install/install.ts'
export type { LaunchOptions } from './process/launch.ts'
export { runApp } from './process/run-app.ts'

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
