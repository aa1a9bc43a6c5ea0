import compare from 'semver/functions/compare.js'
import { type Rule, type RuleId, ruleOf, rules } from './rules/registry.ts'
import { exactVersion, includes, oldest } from './rules/versions.ts'

/** The rules in force at one exact version. */
export interface Profile {
  /** as asked for: `newest`, `documented`, `electron-33`, `33.2.1` */
  name: string
  /** ids of the rules in force */
  rules: ReadonlySet<RuleId>
  /** set when no known range covers the version and the nearest profile is used */
  warning?: string
}

/** The newest major version whose rules were checked against source or a binary. */
export const newestKnownMajor = 45

/** Among those whose rules give a trace: the version of the adapter that showed it, so that it is no news of that one. */
export const ownVersion = 'its own version'

/**
 * The profile of a name: `newest` (the rules without an end), `documented` (`newest` as the documentation tells it),
 * `electron-33` (the last release of that line), or an exact version such as `33.2.1`.
 * @throws Error with one sentence when the name is no profile
 */
export function profileOf(name: string): Profile {
  if (name === 'newest') return { name, rules: rulesAt('newest') }
  if (name === 'documented') return { name, rules: documentedRules() }
  const line = /^electron-([0-9]{1,3})$/.exec(name)
  const version = line === null ? String(name).replace(/^electron-/, '') : `${line[1]}.9999.9999`
  if (exactVersion(version) === undefined) {
    throw new Error(
      `"${name}" is no profile: use newest, documented, electron-<major> or an exact version such as 33.2.1.`,
    )
  }
  const major = Number(version.split('.')[0])
  if (compare(version, oldest) < 0) {
    const warning = `The rules before Electron ${oldest} are not known: ${oldest} is used for ${name}.`
    return { name, rules: rulesAt(oldest), warning }
  }
  if (major > newestKnownMajor) {
    return {
      name,
      rules: rulesAt('newest'),
      warning: `Electron ${major} is not known yet: newest is used for ${name}.`,
    }
  }
  return { name, rules: rulesAt(version) }
}

/** A profile with one rule, in the place of those that say something else of the same. */
export function profileWith(profile: Profile, rule: RuleId): Profile {
  const inForce = new Set(profile.rules)
  for (const other of rules as readonly Rule[]) {
    if (other.contradictedBy === rule || other.opposite === rule) inForce.delete(other.id as RuleId)
  }
  inForce.add(rule)
  return { name: `${profile.name} with ${rule}`, rules: inForce }
}

/**
 * A profile that says of one rule the contrary: without a rule that is in force, or with one that is not, and with its
 * opposite the other way round. Where the model's prediction does not change, nobody could see the rule broken.
 */
export function flipped(profile: Profile, rule: RuleId): Profile {
  if (!profile.rules.has(rule)) return profileWith(profile, rule)
  const inForce = new Set(profile.rules)
  inForce.delete(rule)
  const { opposite } = ruleOf(rule)
  if (opposite !== undefined) inForce.add(opposite as RuleId)
  return { name: `${profile.name} without ${rule}`, rules: inForce }
}

const rulesOf = new Map<string, ReadonlySet<RuleId>>()

/** Remembered, for a finding is held against every major version. */
function rulesAt(version: string): ReadonlySet<RuleId> {
  const known = rulesOf.get(version)
  if (known !== undefined) return known
  const inForce = rules.filter((rule) => rule.versions !== 'documentation' && includes(rule.versions, version))
  const ids = new Set(inForce.map(({ id }) => id))
  rulesOf.set(version, ids)
  return ids
}

function documentedRules(): Set<RuleId> {
  const inForce = new Set(rulesAt('newest'))
  for (const rule of rules as readonly Rule[]) {
    if (rule.contradictedBy === undefined || !inForce.has(rule.id as RuleId)) continue
    inForce.delete(rule.id as RuleId)
    inForce.add(rule.contradictedBy as RuleId)
  }
  return inForce
}
