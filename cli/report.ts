import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Adapter } from '../implementations/adapter.ts'
import type { CampaignSummary } from '../properties/campaign/event.ts'
import type { CampaignPlan } from '../properties/campaign/plan.ts'
import { type Finding, findingId } from '../properties/finding.ts'
import { annotations, jobSummary } from '../reports/github.ts'
import type { LiveBlock } from '../reports/live-block.ts'
import type { Report, ReportedExport } from '../reports/report.ts'
import { writeReport } from '../reports/write-report.ts'
import { drawnOf } from './drawn.ts'
import { exportCampaign } from './export/campaign-exports.ts'
import { thisPlatform } from './platform.ts'
import { ruleTexts } from './rules.ts'
import { version } from './version.ts'
import type { Writes } from './writes.ts'

export interface ReportContext {
  /** where the report goes, if one is wanted */
  folder: string | undefined
  adapters: readonly Adapter[]
  specifiers: ReadonlyMap<string, string>
  replay(finding: Finding): string
  block: LiveBlock
  steps: Report['steps']
  writes: Writes
  /** of a shard's nothing is exported: the merge does that */
  plan: CampaignPlan
  signal?: AbortSignal
}

/** What is left to do when a campaign is over: the exports and files of `--report`, and what GitHub Actions shows. */
export async function report(summary: CampaignSummary, context: ReportContext): Promise<void> {
  const { folder, plan, replay, block, writes } = context
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
    steps: context.steps,
    ...drawn,
  }
  if (folder !== undefined) {
    writes.keep('report', () => {
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
  for (const annotation of annotations(report)) block.print(annotation)
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
  const { adapters, specifiers, block, signal } = context
  return exportCampaign(summary, {
    adapters,
    specifiers,
    folder,
    out: join(folder, 'findings'),
    ...(signal === undefined ? {} : { signal }),
    progress: (done, all) => block.show([`exporting finding ${done + 1} of ${all}`]),
    complain: (sentence) => {
      block.clear()
      process.stderr.write(`${sentence}\n`)
    },
  }).finally(() => block.clear())
}
