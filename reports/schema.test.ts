import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CampaignEvent, CaseCounts } from '../properties/campaign/event.ts'
import { folderListener } from './folder.ts'
import { finding, hostileFinding, leak, sampleReport } from './testing/report.ts'
import { faultsOf } from './testing/schema.ts'

const { summary, rules, replay } = sampleReport()
const adapter = hostileFinding.adapter
const noCases = { cases: 0, agree: 0, inapplicable: 0, known: 0, flaky: 0, diverge: 0, crash: 0, hang: 0, setValued: 0 }
const counts: CaseCounts = { ...noCases, reasons: { [adapter]: 1 } }
const explanation = { leaves: [{ at: 'property a', others: 'any value' }], fits: ['Electron 25'] }

/** One event of each type, with hostile text, a leak, a flaky finding and one that is explained. */
const events: CampaignEvent[] = [
  { type: 'campaign.started', seed: -1, from: 0, maxTime: 1, shard: { index: 1, count: 2 }, adapters: [] },
  { type: 'adapter.opened', adapter },
  { type: 'adapter.failed', adapter, message: adapter },
  { type: 'corpus.done', adapter, counts },
  { type: 'selftest.done', adapter, warnings: [adapter] },
  { type: 'batch.done', adapter, from: 0, to: 1, cases: 1, divergences: 0, elapsedMs: 0.5, workers: 1 },
  { type: 'worker.lost', adapter, from: 0, to: 1, why: adapter },
  { type: 'finding.found', finding: hostileFinding },
  { type: 'shrink.progress', adapter, signature: adapter, tries: 1, size: 1 },
  { type: 'finding.reduced', finding: { ...finding, explanation } },
  { type: 'finding.flaky', finding: { ...hostileFinding, flaky: true } },
  { type: 'finding.fixed', finding: leak },
  { type: 'campaign.ended', summary },
]

function written(): { events: string[]; summary: string; findings: string[] } {
  const folder = join(mkdtempSync(join(tmpdir(), 'bridgecheck-schema-')), 'report')
  const listen = folderListener(folder, { version: '0.0.0', rules, replay })
  for (const event of events) listen(event)
  const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8')
  const names = readdirSync(join(folder, 'findings')).filter((name) => name.endsWith('.json'))
  return {
    events: read('events.ndjson').trimEnd().split('\n'),
    summary: read('summary.json'),
    findings: names.map((name) => read('findings', name)),
  }
}

describe('the JSON of a report is valid by docs/report.schema.json', () => {
  const report = written()

  it('each line of events, one for each event, whatever they hold', () => {
    expect(report.events).toHaveLength(events.length)
    for (const line of report.events) expect(faultsOf(JSON.parse(line), 'event')).toEqual([])
  })

  it('the summary and each finding, with the sentence and the source of its rule', () => {
    expect(faultsOf(JSON.parse(report.summary), 'summary')).toEqual([])
    expect(report.findings).toHaveLength(3)
    for (const text of report.findings) {
      expect(faultsOf(JSON.parse(text), 'finding')).toEqual([])
      expect(JSON.parse(text)).toMatchObject({ statement: expect.any(String), source: expect.any(String) })
    }
  })

  it('and nothing of a leak of an Electron is in it', () => {
    const all = [...report.events, report.summary, ...report.findings].join()
    expect(all).toContain('Report privately first')
    expect(all).not.toMatch(/SECRET|31415926|27182818/)
  })

  it('as far as the schema can tell: it refuses what it does not know', () => {
    expect(faultsOf({ ...JSON.parse(report.summary), more: 1 }, 'summary')).not.toEqual([])
    expect(faultsOf({ type: 'adapter.opened' }, 'event')).not.toEqual([])
  })
})
