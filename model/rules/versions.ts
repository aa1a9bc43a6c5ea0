// One by one, because the whole library takes tens of milliseconds to load.
import compare from 'semver/functions/compare.js'
import major from 'semver/functions/major.js'
import valid from 'semver/functions/valid.js'

/** A half-open interval of Electron versions; without `until` it has no end. */
export interface Interval {
  from: string
  until?: string
}

/** The versions in which a rule is in force: disjoint intervals in ascending order, one per backport line. */
export type Versions = readonly Interval[]

/** The oldest version that the model knows. */
export const oldest = '25.0.0'
export const oldestMajor = 25

export const always: Versions = [{ from: oldest }]

/**
 * From the first release with a change on.
 * @param first the first tag of Electron's main branch that has it
 * @param backports the first tag of each older line that got it too
 */
export function since(first: string, ...backports: string[]): Versions {
  const lines = backports.map((from) => ({ from, until: `${major(from) + 1}.0.0-0` }))
  return [...lines, { from: first }].sort((a, b) => compare(a.from, b.from))
}

/** All known versions before a change: the complement of `since`. */
export function before(first: string, ...backports: string[]): Versions {
  const gaps: Interval[] = []
  let from: string | undefined = oldest
  for (const interval of since(first, ...backports)) {
    if (from !== undefined && compare(from, interval.from) < 0) gaps.push({ from, until: interval.from })
    from = interval.until
  }
  return gaps
}

/** An exact version as semver writes it; undefined where a text is none. No Electron has build metadata: `33.2.1+x` is none. */
export function exactVersion(text: string): string | undefined {
  return text.includes('+') ? undefined : (valid(text) ?? undefined)
}

/** Whether a version lies in one of the intervals; `newest` lies in those without an end. */
export function includes(versions: Versions, version: string): boolean {
  if (version === 'newest') return versions.some((interval) => interval.until === undefined)
  if (exactVersion(version) === undefined) throw new Error(`"${version}" is no Electron version.`)
  return versions.some(
    ({ from, until }) => compare(version, from) >= 0 && (until === undefined || compare(version, until) < 0),
  )
}
