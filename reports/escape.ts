/** Characters that XML 1.0 can't hold, not even escaped. Lone surrogates are among them. */
const outsideXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/**
 * Text for the content and the quoted attributes of XML and HTML. What XML can't hold stands as `\u{…}`.
 * Line breaks are kept in content; in attributes use `attribute`.
 */
export function markup(text: string): string {
  return text
    .replace(outsideXml, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
    .replace(/[&<>"']/g, (character) => named[character]!)
}

/** Text for an attribute: line breaks and tabs would become spaces. */
export function attribute(text: string): string {
  return markup(text).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Text of bounded length. Never cuts a surrogate pair apart. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text
}

/** Text inside a line of Markdown, outside of code: nothing of it is markup. */
export function markdown(text: string): string {
  return text.replace(/[`<>[\]*_|#!&~$@\\]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A fence of Markdown around text: longer than any row of backticks in it. */
export function fenced(language: string, text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}`, text.trimEnd(), fence]
}
