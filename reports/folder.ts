import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../files/makeFolder.ts'
import { replaceFile } from '../files/replaceFile.ts'
import type { CampaignEvent, CampaignListener } from '../properties/campaign/event.ts'
import type { Finding } from '../properties/finding.ts'
import { isPrivate, publicForm } from './divergence.ts'
import type { RuleText } from './explain.ts'
import { findingMarkdown } from './finding-markdown.ts'
import { Lines } from './lines.ts'
import { eventLine } from './ndjson.ts'
import { summaryObject } from './summary.ts'

export interface FolderOptions {
  version: string
  rules: ReadonlyMap<string, RuleText>
  /** the command that replays a finding */
  replay(finding: Finding): string
  /** goes on with the events that are there, as a resumed campaign does */
  append?: boolean
  /** does a write; the name is the file's, in the folder. Without it a write that is refused throws */
  keep?(name: string, write: () => void): void
}

/**
 * A listener that writes `events.ndjson` while the campaign runs, `findings/<id>.json` and `.md` for each finding, and
 * `summary.json` at the end. Files are replaced as a whole, but the events, which grow line by line.
 *
 * @throws Error with one sentence when the folder can't be written
 */
export function folderListener(folder: string, options: FolderOptions): CampaignListener {
  const { keep = (_, write) => write() } = options
  const inFolder = <Result>(write: () => Result): Result => {
    try {
      return write()
    } catch (error) {
      throw new Error(`The report folder ${folder} can't be written (${(error as NodeJS.ErrnoException).code}).`)
    }
  }
  const events = inFolder(() => {
    makeFolder(join(folder, 'findings'))
    if (options.append !== true) removeEarlier(join(folder, 'findings'))
    return new Lines(join(folder, 'events.ndjson'), options.append === true)
  })
  const replace = (file: string, text: string): void =>
    keep(file, () => inFolder(() => replaceFile(join(folder, file), text)))
  const writeFinding = (finding: Finding): void => {
    const divergence = { ...finding, replay: options.replay(finding) }
    const { id, adapter, profile, seed, index, corpus, count } = finding
    // Whoever has the seed and the index of a case has its scenario.
    const origin = isPrivate(finding) ? {} : { seed, index, ...(corpus === undefined ? {} : { corpus }) }
    const rule = options.rules.get(finding.rule)
    const broken = rule === undefined ? {} : { statement: rule.statement, source: rule.source }
    const page = { id, adapter, profile, ...origin, count, ...publicForm(divergence), ...broken }
    replace(`findings/${finding.id}.json`, `${JSON.stringify(page, null, 2)}\n`)
    replace(`findings/${finding.id}.md`, findingMarkdown(divergence, rule))
  }
  return (event: CampaignEvent) => {
    events.add(eventLine(event, options.version, options.replay))
    keep('events.ndjson', () => inFolder(() => events.write()))
    if (event.type === 'finding.reduced' || event.type === 'finding.flaky') writeFinding(event.finding)
    if (event.type !== 'campaign.ended') return
    for (const adapter of Object.values(event.summary.adapters)) adapter.divergences.forEach(writeFinding)
    const summary = summaryObject(options.version, event.summary, options.replay)
    replace('summary.json', `${JSON.stringify(summary, null, 2)}\n`)
  }
}

/** What an earlier campaign wrote of its findings, its exports with it: this one has its own. */
function removeEarlier(findings: string): void {
  for (const name of readdirSync(findings)) {
    if (/^[0-9a-f]{10}\.(json|md|issue\.md|scenario\.json|test\.mjs|fiddle)$/.test(name))
      rmSync(join(findings, name), { recursive: true })
  }
}
