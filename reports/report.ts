import type { AdapterSummary, CampaignSummary } from '../properties/campaign/event.ts'
import type { Finding } from '../properties/finding.ts'
import { isPrivate, type ReportedDivergence } from './divergence.ts'
import type { RuleText } from './explain.ts'
import type { ReductionStep } from './html/plot.ts'

/** A file or folder that others can run, and whether it showed the difference when it was run. */
export interface ReportedExport {
  form: 'fiddle' | 'test' | 'scenario'
  /** relative to the folder of the report, with `/` */
  path: string
  /** what was written, by name */
  files: Readonly<Record<string, string>>
  /** what it looks at, what is right there and what was seen; absent where it is data */
  looksAt?: { about: string; expected: string; observed: string }
  /** why it is not sure to show the difference; absent when it was seen to */
  doubt?: string
}

/** What cases were made of: names with the share (0 to 1) of cases that have one, and sizes of each case. */
export interface Drawn {
  /** how many were measured, from the first on */
  cases: number
  kinds: readonly (readonly [kind: string, share: number])[]
  traits: readonly (readonly [trait: string, share: number])[]
  values: readonly number[]
  steps: readonly number[]
}

/** All that a report of a campaign is written from. */
export interface Report {
  version: string
  summary: CampaignSummary
  rules: ReadonlyMap<string, RuleText>
  /** the command that replays a finding */
  replay(finding: Finding): string
  /** the id of the findings of a signature */
  idOf(signature: string): string
  /** by id of the finding */
  exports: ReadonlyMap<string, readonly ReportedExport[]>
  /** how reductions went, by signature */
  steps: ReadonlyMap<string, readonly ReductionStep[]>
  drawn?: Drawn
}

/** A finding with the rule that it breaks, and whether it must be kept out of what may be published. */
export interface ReportedFinding {
  finding: Finding
  divergence: ReportedDivergence
  rule: RuleText
  hidden: boolean
}

/** What is known of an adapter, was met and does not count: what has expired does. */
export const passedOver = ({ knownDivergences }: AdapterSummary): AdapterSummary['knownDivergences'] =>
  knownDivergences.filter(({ cases, expired }) => cases > 0 && expired !== true)

/** The findings of all adapters, in their order. */
export function findingsOf(report: Report): ReportedFinding[] {
  return Object.values(report.summary.adapters).flatMap(({ divergences }) =>
    divergences.map((finding) => ({
      finding,
      divergence: { ...finding, replay: report.replay(finding) },
      rule: report.rules.get(finding.rule) ?? { id: finding.rule, statement: '', source: '' },
      hidden: isPrivate(finding),
    })),
  )
}
