import { relative, sep } from 'node:path'
import type { Adapter, Session } from '../../implementations/adapter.ts'
import type { CampaignSummary } from '../../properties/campaign/event.ts'
import { openContained } from '../../properties/campaign/staff.ts'
import type { Finding } from '../../properties/finding.ts'
import { isPrivate } from '../../reports/divergence.ts'
import type { ReportedExport } from '../../reports/report.ts'
import { sentenceOf } from '../misuse.ts'
import { witness } from './witness.ts'
import { type Exported, exportTo, usualForm } from './write.ts'

/** Milliseconds that all exports of a campaign may take together; what comes later is left out, and said. */
const patience = 120_000

export interface CampaignExportOptions {
  adapters: readonly Adapter[]
  specifiers: ReadonlyMap<string, string>
  /** the folder of the report */
  folder: string
  /** the folder in it that exports are written into */
  out: string
  /** told of each finding before it is exported */
  progress(done: number, all: number): void
  /** told of what could not be exported, or does not show what it should */
  complain(sentence: string): void
  signal?: AbortSignal
}

/** Exports every finding of a campaign, as its adapter can run it and as a scenario. Leaks of an Electron are left out. */
export async function exportCampaign(
  summary: CampaignSummary,
  options: CampaignExportOptions,
): Promise<Map<string, ReportedExport[]>> {
  const exports = new Map<string, ReportedExport[]>()
  const findings = Object.values(summary.adapters)
    .flatMap(({ divergences }) => divergences)
    .filter((finding) => finding.flaky !== true && finding.unconfirmed !== true && !isPrivate(finding))
  const start = performance.now()
  for (const adapter of options.adapters) {
    const own = findings.filter((finding) => finding.adapter === adapter.id)
    if (own.length === 0) continue
    let session: Session
    try {
      session = await openContained(adapter)
    } catch (error) {
      options.complain(`${adapter.id}: its findings are not exported: ${sentenceOf(error)}`)
      continue
    }
    try {
      for (const finding of own) {
        if (options.signal?.aborted || performance.now() - start > patience) {
          options.complain(`${finding.id}: not exported, the time is up; use: npx bridgecheck export ${finding.id}`)
          continue
        }
        options.progress(exports.size, findings.length)
        exports.set(finding.id, await exportFinding(finding, adapter, session, options))
      }
    } finally {
      await session.close()
    }
  }
  return exports
}

async function exportFinding(
  finding: Finding,
  adapter: Adapter,
  session: Session,
  { specifiers, folder, out, complain }: CampaignExportOptions,
): Promise<ReportedExport[]> {
  const reported: ReportedExport[] = []
  try {
    const witnessed = await witness(adapter, session, finding, finding.profile)
    if (witnessed.signature !== finding.signature) throw new Error(`it showed ${witnessed.signature} instead.`)
    for (const form of new Set([usualForm(adapter), 'scenario'] as const)) {
      const specifier = specifiers.get(adapter.id) ?? adapter.id
      try {
        reported.push(reportedOf(await exportTo(form, witnessed, adapter, specifier, out), folder))
      } catch (error) {
        complain(`${finding.id}: no ${form}: ${sentenceOf(error)}`)
      }
    }
  } catch (error) {
    complain(`${finding.id}: not exported: ${sentenceOf(error)}`)
  }
  for (const { path, doubt } of reported) if (doubt !== undefined) complain(`NOT REPRODUCED  ${path}: ${doubt}`)
  return reported
}

function reportedOf({ form, path, files, looksAt, verification }: Exported, folder: string): ReportedExport {
  const inside = relative(folder, path).split(sep).join('/')
  const doubt = verification.is === 'verified' ? {} : { doubt: verification.reason }
  return { form, path: inside, files, ...(looksAt === undefined ? {} : { looksAt }), ...doubt }
}
