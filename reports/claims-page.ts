import type { Claim } from '../model/claims.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import { codeOf } from './code/code.ts'
import { isPrivate, privately, type ReportedDivergence } from './divergence.ts'
import { observationText } from './observation.ts'

/** What the page shows of one claim on one adapter. */
export interface ShownClaim {
  adapter: string
  claim: string
  is: 'holds' | 'does not hold' | 'not checkable'
  /** cases that showed something about it */
  cases: number
  why?: string
  counterexample?: ReportedDivergence
}

/** The claims of the documentation against implementations: a table, then each counterexample as code. Markdown. */
export function claimsPage(claims: readonly Claim[], results: readonly ShownClaim[]): string {
  const adapters = [...new Set(results.map(({ adapter }) => adapter))]
  const of = (claim: Claim, adapter: string): ShownClaim | undefined =>
    results.find((result) => result.claim === claim.id && result.adapter === adapter)
  const rows = claims.map((claim) => [
    `[${claim.id}](#${claim.id})`,
    claim.sentence.replaceAll('|', '\\|'),
    ...adapters.map((adapter) => of(claim, adapter)?.is ?? ''),
  ])
  return [
    "# What Electron's documentation says",
    '',
    'Written by `npx bridgecheck claims --out docs/claims.md`.',
    'Each sentence of `api/context-bridge.md`, and each row of its table of types, is held against each implementation.',
    'A sentence that contradicts a rule takes its place in what is expected; where the implementation then differs, it does not hold.',
    '',
    ...table(['claim', 'the documentation says', ...adapters], rows),
    ...claims.flatMap((claim) =>
      details(
        claim,
        adapters.flatMap((adapter) => of(claim, adapter) ?? []),
      ),
    ),
    '',
  ].join('\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

function details(claim: Claim, results: readonly ShownClaim[]): string[] {
  const lines = ['', `## ${claim.id}`, '', claim.sentence, '']
  for (const result of results) {
    if (result.is === 'holds') lines.push(`- ${result.adapter}: holds, in ${result.cases} cases that tell.`)
    else if (result.is === 'not checkable') lines.push(`- ${result.adapter}: not checkable: ${result.why}`)
    else lines.push(`- ${result.adapter}: does not hold.`)
  }
  const shown = new Set<string>()
  for (const { adapter, counterexample } of results) {
    if (counterexample === undefined) continue
    const text = counterexampleText(counterexample)
    if (shown.has(text)) continue
    shown.add(text)
    lines.push('', `Against it, on ${adapter}:`, '', text)
  }
  return lines
}

function counterexampleText(counterexample: ReportedDivergence): string {
  if (isPrivate(counterexample)) return `${counterexample.rule}: ${privately}`
  return [
    '```js',
    codeText(counterexample.scenario),
    '```',
    '',
    `At \`${counterexample.at}\` expected was \`${observationText(counterexample.predicted, 200)}\`, seen is \`${observationText(counterexample.observed, 200)}\`.`,
  ].join('\n')
}

function codeText(scenario: Scenario): string {
  const { preload, page } = codeOf(scenario)
  return [`// preload.js\n${preload.trimEnd()}`, ...(page === '' ? [] : [`// page.js\n${page.trimEnd()}`])].join('\n\n')
}
