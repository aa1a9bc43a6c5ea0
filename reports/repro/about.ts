import { expectationOf } from '../expectation.ts'
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
  const { adapter: own, label, of } = expectationOf(adapter, profile)
  const facts = [
    ['Looked at', what.about],
    [label === 'predicted' ? `Right (${profile})` : `Seen in ${of}`, what.expected],
    [`Seen in ${own}`, what.observed],
  ] as const
  const width = Math.max(...facts.map(([label]) => label.length))
  return [
    `${rule.id}: ${rule.statement}`,
    `Source: ${rule.source}.`,
    '',
    ...facts.map(([label, text]) => `${label.padEnd(width)}  ${text}`),
  ]
}
