import type { RuleText } from '../explain.ts'

/** What a repro says of itself. */
export interface About {
  adapter: string
  profile: string
  rule: RuleText
  signature: string
}

/** The head of a repro, as lines: which rule, of which version, and what is wrong where. */
export function headLines(
  { adapter, profile, rule }: About,
  what: { about: string; expected: string; observed: string },
): string[] {
  const facts = [
    ['Looked at', what.about],
    [`Right (${profile})`, what.expected],
    [`Seen in ${adapter}`, what.observed],
  ] as const
  const width = Math.max(...facts.map(([label]) => label.length))
  return [
    `${rule.id}: ${rule.statement}`,
    `Source: ${rule.source}.`,
    '',
    ...facts.map(([label, text]) => `${label.padEnd(width)}  ${text}`),
  ]
}
