import { newestKnownMajor, profileOf } from '../model/profile.ts'
import type { RuleId } from '../model/rules/registry.ts'

/** What a double is told, which must name an Electron: tests in plain JavaScript have no types that say so. */
export function expectOptions<Options extends { electron: string }>(double: string, options: Options): Options {
  if (typeof options?.electron === 'string') return options
  throw new Error(`${double} needs the Electron to follow: give { electron: '33' }, an exact version or 'newest'.`)
}

/** The rules of an Electron. @throws Error with one sentence when no profile covers it */
export function rulesOf(electron: string): ReadonlySet<RuleId> {
  const advice = 'give a major version (33), an exact one (33.2.1) or newest'
  if (electron === 'documented') throw new Error(`electron: "documented" is no Electron: ${advice}.`)
  let profile: ReturnType<typeof profileOf>
  try {
    profile = profileOf(isLine(electron) ? `electron-${electron}` : electron)
  } catch (error) {
    throw new Error(`electron: ${JSON.stringify(electron)} is no version: ${advice}.`, { cause: error })
  }
  if (profile.warning !== undefined)
    throw new Error(`electron: ${electron} is covered by no profile: ${profile.warning.replace(/:.*/, '')}; ${advice}.`)
  return profile.rules
}

/** The version that an Electron with rules says it has: of a line or the newest the first, `33.0.0`. */
export function versionOf(electron: string): string {
  const version = electron === 'newest' ? `${newestKnownMajor}` : electron.replace(/^electron-/, '')
  return isLine(version) ? `${version}.0.0` : version
}

function isLine(electron: string): boolean {
  return /^[0-9]{1,3}$/.test(electron)
}
