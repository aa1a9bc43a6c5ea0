const width = 80

/** Indents every line but the first. Literals never hold a raw line break, so this can't change a string. */
export const indent = (text: string): string => text.replaceAll('\n', '\n  ')

/** `open a, b close` on one line where it fits, else one part per line. */
function group(open: string, parts: readonly string[], close: string, padding = ''): string {
  if (parts.length === 0) return `${open}${close}`
  const line = `${open}${padding}${parts.join(', ')}${padding}${close}`
  if (line.length <= width && !line.includes('\n')) return line
  const last = parts.at(-1)!
  // A last argument that is long by itself is hugged: call('api', { … })
  if (
    padding === '' &&
    open.endsWith('(') &&
    last.includes('\n') &&
    /^[[{(]/.test(last) &&
    !parts.slice(0, -1).join('').includes('\n')
  )
    return `${open}${parts.join(', ')}${close}`
  return `${open}\n${parts.map((part) => `  ${indent(part)},\n`).join('')}${close}`
}

export const objectCode = (parts: readonly string[]): string => group('{', parts, '}', ' ')
export const arrayCode = (parts: readonly string[]): string => group('[', parts, ']')
export const callCode = (callee: string, parts: readonly string[]): string => group(`${callee}(`, parts, ')')

/** `{ a; b }`: a function body. */
export function block(statements: readonly string[]): string {
  if (statements.length === 0) return '{}'
  const [only] = statements
  if (statements.length === 1 && only!.length <= width / 2 && !only!.includes('\n')) return `{ ${only} }`
  return `{\n${statements.map((statement) => `  ${indent(statement)}\n`).join('')}}`
}
