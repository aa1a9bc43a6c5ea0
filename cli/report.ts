import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Adapter } from '../implementations/adapter.ts'
import type { Selection } from '../properties/arbitraries/selection.ts'
import type { CampaignSummary } from '../properties/campaign/event.ts'
import { type Finding, findingId } from '../properties/finding.ts'
import { annotations, jobSummary } from '../reports/github.ts'
import type { LiveLine } from '../reports/live-line.ts'
import type { Report, ReportedExport } from '../reports/report.ts'
import { writeReport } from '../reports/write-report.ts'
import { drawnRows } from './drawn.ts'
import { exportCampaign } from './export/campaign-exports.ts'
import { Misuse } from './misuse.ts'
import type { CampaignFlags } from './options/values.ts'
import { thisPlatform } from './platform.ts'
import { ruleTexts } from './rules.ts'
import { version } from './version.ts'

export interface ReportContext {
  flags: CampaignFlags
  adapters: readonly Adapter[]
  specifiers: ReadonlyMap<string, string>
  replay(finding: Finding): string
  line: LiveLine
  steps: Report['steps']
  selection: Selection
  from: number
  signal: AbortSignal
}

/** What is left to do when a campaign is over: the exports and files of `--report`, and what GitHub Actions shows. */
export async function report(summary: CampaignSummary, context: ReportContext): Promise<void> {
  const { flags, replay, line } = context
  const exports =
    flags.report === undefined ? new Map<string, ReportedExport[]>() : await exported(summary, context, flags.report)
  const drawn =
    flags.report === undefined ? [] : drawnRows(summary.seed, context.from, summary.cases, context.selection)
  const report: Report = {
    version,
    summary,
    rules: ruleTexts,
    replay,
    idOf: findingId,
    exports,
    steps: context.steps,
    drawn,
  }
  if (flags.report !== undefined) {
    try {
      writeReport(flags.report, report, thisPlatform())
    } catch (error) {
      throw new Misuse(`The report folder ${flags.report} can't be written (${(error as NodeJS.ErrnoException).code}).`)
    }
  }
  if (!process.env.GITHUB_ACTIONS) return
  for (const annotation of annotations(report)) line.print(annotation)
  const file = process.env.GITHUB_STEP_SUMMARY
  if (!file) return
  try {
    appendFileSync(file, `${jobSummary(report)}\n`)
  } catch (error) {
    process.stderr.write(`The job summary ${file} can't be written (${(error as NodeJS.ErrnoException).code}).\n`)
  }
}

function exported(
  summary: CampaignSummary,
  context: ReportContext,
  folder: string,
): Promise<Map<string, ReportedExport[]>> {
  const { adapters, specifiers, line, signal } = context
  return exportCampaign(summary, {
    adapters,
    specifiers,
    folder,
    out: join(folder, 'findings'),
    signal,
    progress: (done, all) => line.show(`exporting finding ${done + 1} of ${all}`),
    complain: (sentence) => {
      line.clear()
      process.stderr.write(`${sentence}\n`)
    },
  }).finally(() => line.clear())
}
