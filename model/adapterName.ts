/** Stands between the two adapters of a comparison, in specifiers and in ids. */
export const against = ' against '

/** The two sides of a specifier or an id; without a reference where it is no comparison. */
export function splitComparison(name: string): [own: string, reference?: string] {
  const at = name.indexOf(against)
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at + against.length)]
}

/**
 * Ways to run an Electron that are no default, each with a plus at the end of its name: with `+unsandboxed` preload
 * scripts run outside of the sandbox, beside Node; with `+isolatedWorld` the page is another isolated world, and what
 * exposes is `exposeInIsolatedWorld`.
 */
export const electronModes = ['unsandboxed', 'isolatedWorld'] as const
export type ElectronMode = (typeof electronModes)[number]

const modesAtEnd = new RegExp(`(?:\\+(?:${electronModes.join('|')}))*$`)

/** `electron@33.2.1+unsandboxed` as its name and its modes, in the order of the table; an unknown mode stays in the name. */
export function splitModes(full: string): { name: string; modes: ElectronMode[] } {
  const [end] = modesAtEnd.exec(full)!
  const named = end.split('+')
  return { name: full.slice(0, full.length - end.length), modes: electronModes.filter((mode) => named.includes(mode)) }
}

/** What `splitModes` takes apart. */
export function withModes(name: string, modes: readonly ElectronMode[]): string {
  return name + modes.map((mode) => `+${mode}`).join('')
}

/** The isolated world that is the page with `+isolatedWorld`. Any number but 0 and 999 would do. */
export const isolatedWorldId = 1005
