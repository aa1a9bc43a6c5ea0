/** Stands between the two adapters of a comparison, in specifiers and in ids. */
export const against = ' against '

/** The two sides of a specifier or an id; without a reference where it is no comparison. */
export function splitComparison(name: string): [own: string, reference?: string] {
  const at = name.indexOf(against)
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at + against.length)]
}

/** What the name of an Electron ends with whose preload scripts run outside of the sandbox, beside Node. */
export const unsandboxed = '+unsandboxed'
