import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Adapter } from '../implementations/adapter.ts'
import type { CampaignSummary } from '../properties/campaign/event.ts'
import type { CampaignPlan } from '../properties/campaign/plan.ts'
import { type Finding, findingId } from '../properties/finding.ts'
import { annotations, jobSummary } from '../reports/github.ts'
import type { Report, ReportedExport } from '../reports/report.ts'
import { writeReport } from '../reports/write-report.ts'
import { drawnOf } from './drawn.ts'
import { exportCampaign } from './export/campaign-exports.ts'
import type { Listeners } from './listeners.ts'
import { thisPlatform } from './platform.ts'
import { ruleTexts } from './rules.ts'
import { version } from './version.ts'

export interface ReportContext {
  /** where the report goes, if one is wanted */
  folder: string | undefined
  adapters: readonly Adapter[]
  specifiers: ReadonlyMap<string, string>
  replay(finding: Finding): string
  listeners: Listeners
  /** of a shard's nothing is exported: the merge does that */
  plan: CampaignPlan
  signal?: AbortSignal
}

/** What is left to do when a campaign is over: the exports and files of `--report`, and what GitHub Actions shows. */
export async function report(summary: CampaignSummary, context: ReportContext): Promise<void> {
  const { folder, plan, replay, listeners } = context
  const exports =
    folder === undefined || plan.shard !== undefined
      ? new Map<string, ReportedExport[]>()
      : await exported(summary, context, folder)
  const drawn = folder === undefined ? {} : { drawn: drawnOf(plan, summary.cases) }
  const report: Report = {
    version,
    summary,
    rules: ruleTexts,
    replay,
    idOf: findingId,
    exports,
    steps: listeners.steps,
    ...drawn,
  }
  if (folder !== undefined) {
    listeners.writes.keep('report', () => {
      try {
        writeReport(folder, report, thisPlatform())
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        // Without a code it is no refusal of the disk's, but a fault of ours.
        throw code === undefined ? error : new Error(`The report folder ${folder} can't be written (${code}).`)
      }
    })
  }
  if (!process.env.GITHUB_ACTIONS) return
  for (const annotation of annotations(report)) listeners.print(annotation)
  const file = process.env.GITHUB_STEP_SUMMARY
  if (!file) return
  try {
    appendFileSync(file, `${jobSummary(report)}\n`)
  } catch (error) {
    listeners.complain(`The job summary ${file} can't be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

function exported(
  summary: CampaignSummary,
  context: ReportContext,
  folder: string,
): Promise<Map<string, ReportedExport[]>> {
  const { adapters, specifiers, listeners, signal } = context
  return exportCampaign(summary, {
    adapters,
    specifiers,
    folder,
    out: join(folder, 'findings'),
    ...(signal === undefined ? {} : { signal }),
    progress: (done, all) => listeners.block.show([`exporting finding ${done + 1} of ${all}`]),
    complain: listeners.complain,
  }).finally(listeners.clear)
}
