import type { AdapterSummary, CampaignSummary } from '../properties/campaign/event.ts'
import type { Finding } from '../properties/finding.ts'
import { publicForm } from './divergence.ts'

/** The one object of `--json`, also `summary.json` of `--report`. */
export function summaryObject(version: string, summary: CampaignSummary, replay: (finding: Finding) => string): object {
  const { seed, cases, durationMs, ended, adapters } = summary
  const entries = Object.entries(adapters).map(([id, adapter]) => [id, adapterObject(adapter, replay)])
  return { version, seed, cases, durationMs: Math.round(durationMs), ended, adapters: Object.fromEntries(entries) }
}

function adapterObject(adapter: AdapterSummary, replay: (finding: Finding) => string): object {
  const { divergences, casesPerSecond, ...counts } = adapter
  return {
    ...counts,
    casesPerSecond: Math.round(casesPerSecond),
    divergences: divergences.map((finding) => publicForm({ ...finding, replay: replay(finding) })),
  }
}
