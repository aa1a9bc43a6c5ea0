/**
 * Where one can read about the source of a rule, if it is in the open: the first pull request that it names, the
 * documentation, or the standard.
 */
export function sourceLink(source: string): string | undefined {
  const pull = /#(\d+)/.exec(source)?.[1]
  if (pull !== undefined) return `https://github.com/electron/electron/pull/${pull}`
  if (source.includes('api/context-bridge.md')) return 'https://www.electronjs.org/docs/latest/api/context-bridge'
  return source.startsWith('ECMA-262') ? 'https://tc39.es/ecma262/' : undefined
}
