import { profileOf } from '../model/profile.ts'
import type { RuleId } from '../model/rules/registry.ts'

/** The rules of an Electron. @throws Error with one sentence when no profile covers it */
export function rulesOf(electron: string): ReadonlySet<RuleId> {
  const name = /^[0-9]{1,3}$/.test(electron) ? `electron-${electron}` : electron
  const advice = 'give a major version (33), an exact one (33.2.1) or newest'
  if (name === 'documented') throw new Error(`electron: "documented" is no Electron: ${advice}.`)
  let profile: ReturnType<typeof profileOf>
  try {
    profile = profileOf(name)
  } catch (error) {
    throw new Error(`electron: ${JSON.stringify(electron)} is no version: ${advice}.`, { cause: error })
  }
  if (profile.warning !== undefined)
    throw new Error(`electron: ${electron} is covered by no profile: ${profile.warning.replace(/:.*/, '')}; ${advice}.`)
  return profile.rules
}
