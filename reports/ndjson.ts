import type { CampaignEvent } from '../properties/campaign/event.ts'
import type { Finding } from '../properties/finding.ts'
import { publicForm } from './divergence.ts'
import { summaryObject } from './summary.ts'

/** One event as one line of JSON. Leaks in an Electron are shown as everywhere: without their scenario. */
export function eventLine(event: CampaignEvent, version: string, replay: (finding: Finding) => string): string {
  if ('finding' in event) {
    const { adapter, id } = event.finding
    const finding = { id, adapter, ...publicForm({ ...event.finding, replay: replay(event.finding) }) }
    return JSON.stringify({ ...event, finding })
  }
  if (event.type === 'campaign.ended')
    return JSON.stringify({ ...event, summary: summaryObject(version, event.summary, replay) })
  return JSON.stringify(event)
}
