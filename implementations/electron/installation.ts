import { type ElectronMode, withModes } from '../../model/adapterName.ts'

/** One Electron on this machine. */
export interface ElectronInstallation {
  /** exact version, `33.2.1` */
  version: string
  /** absolute path of the executable */
  executable: string
  /** where it comes from, for `electron list`: a package, Electron's release, the user's project or path */
  source: string
  /** bridgecheck unpacked it: our launcher stands in it; any other gets the application as an argument */
  launcher: boolean
  /** how it is to be run */
  modes: readonly ElectronMode[]
}

/** What its adapter is called: `electron@33.2.1`, with its modes at the end. */
export function idOf({ version, modes }: ElectronInstallation): string {
  return withModes(`electron@${version}`, modes)
}
