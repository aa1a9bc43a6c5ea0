import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AdapterSummary, CampaignEvent, CampaignSummary } from '../properties/campaign/event.ts'
import type { Finding } from '../properties/finding.ts'
import { folderListener } from './folder.ts'
import { LiveBlock } from './live-block.ts'
import { progressListener } from './progress-listener.ts'
import { textListener } from './text-listener.ts'
import { verdictOf, verdictText } from './verdict.ts'

const adapter = (over: Partial<AdapterSummary> = {}): AdapterSummary => ({
  profile: 'newest',
  cases: 10,
  agree: 10,
  inapplicable: 0,
  known: 0,
  flaky: 0,
  diverge: 0,
  crash: 0,
  hang: 0,
  setValued: 0,
  reasons: {},
  warnings: [],
  casesPerSecond: 1000.4,
  coverage: { reachable: 0, met: 0, empty: [], cells: {} },
  divergences: [],
  knownDivergences: [],
  ...over,
})

const summary = (adapters: Record<string, AdapterSummary>): CampaignSummary => ({
  seed: 7,
  cases: 10,
  durationMs: 1234.5,
  ended: 'cases',
  adapters,
})

const finding: Finding = {
  id: 'aa11',
  adapter: 'vm',
  profile: 'newest',
  signature: 'OBJ-COPY:value',
  rule: 'OBJ-COPY',
  kind: 'value',
  at: 'events[1].value',
  predicted: 1,
  observed: 2,
  scenario: { bridgecheck: 1, values: {}, steps: [{ do: 'expose', key: 'api', value: 1 }] },
  seed: 7,
  index: 3,
  sizeBefore: 9,
  sizeAfter: 2,
  minimal: true,
  tries: 5,
  count: 1,
  alsoShows: [],
}

const replay = (one: Finding): string => `npx bridgecheck replay ${one.id}`
const paint = { bold: String, dim: String, red: String, yellow: String, green: String }

it('says which cells of coverage had no case', () => {
  const empty = [
    'OBJ-COPY reject',
    'FN-CLASS argument',
    'FN-NEW return',
    'ARR-COPY resolve',
    'ARR-COPY reject',
  ] as const
  const coverage = { reachable: 9, met: 4, empty: [...empty], cells: {} }
  expect(verdictText(summary({ vm: adapter({ coverage }) }))[1]!.trim()).toBe(
    'coverage: cases in 4 of 9 cells, none in OBJ-COPY reject, FN-CLASS argument, FN-NEW return, ARR-COPY resolve, and 1 more',
  )
  const whole = { reachable: 9, met: 9, empty: [], cells: {} }
  expect(verdictText(summary({ vm: adapter({ coverage: whole }) }))[1]!.trim()).toBe('coverage: cases in 9 of 9 cells')
})

describe('verdictOf', () => {
  it('weighs a divergence over all, and agreement of nothing as no agreement', () => {
    const diverging = adapter({ diverge: 1, divergences: [finding] })
    const failed = adapter({ agree: 0, cases: 0, failure: 'It is gone.' })
    const { cases, agree, inapplicable, known, flaky, crash, hang, setValued, reasons } = adapter()
    const corpus = { cases, agree, inapplicable, known, flaky, diverge: 1, crash, hang, setValued, reasons }
    expect(verdictOf(summary({ vm: { ...failed, corpus } }))).toBe('diverge')
    expect(verdictOf(summary({ vm: adapter() }))).toBe('agree')
    expect(verdictOf(summary({ vm: diverging, other: failed }))).toBe('diverge')
    expect(verdictOf(summary({ vm: adapter(), other: failed }))).toBe('failed')
    expect(verdictOf(summary({ vm: adapter({ flaky: 1 }) }))).toBe('flaky')
    expect(verdictOf(summary({ vm: adapter({ agree: 0, inapplicable: 10 }) }))).toBe('nothing applicable')
  })

  it('says why cases were not judged', () => {
    const lines = verdictText(summary({ vm: adapter({ agree: 6, inapplicable: 4, reasons: { 'no dom': 4 } }) }))
    expect(lines).toEqual([
      'vm  6 agree  4 inapplicable  1,000/s  profile newest',
      '    inapplicable: no dom (4)',
      'AGREE: 10 cases in 0:01, seed 7.',
    ])
  })
})

const events: CampaignEvent[] = [
  { type: 'campaign.started', seed: 7, from: 0, cases: 10, adapters: [{ id: 'vm', profile: 'newest' }] },
  { type: 'batch.done', adapter: 'vm', from: 0, to: 10, cases: 10, divergences: 1, elapsedMs: 5, workers: 1 },
  { type: 'finding.found', finding },
  { type: 'shrink.progress', adapter: 'vm', signature: finding.signature, tries: 4, size: 3 },
  { type: 'finding.reduced', finding },
  { type: 'campaign.ended', summary: summary({ vm: adapter({ diverge: 1, divergences: [finding] }) }) },
]

describe('textListener', () => {
  it('prints the head, each finding once, and the verdict', () => {
    const printed: string[] = []
    const listen = textListener({
      print: (text) => printed.push(text),
      complain: (text) => printed.push(text),
      paint,
      rules: new Map(),
      replay,
      quiet: false,
      verbose: false,
    })
    events.forEach(listen)
    expect(printed.slice(0, 2)).toEqual(['vm  expecting profile newest', 'seed 7'])
    listen({ type: 'corpus.done', adapter: 'vm', counts: adapter({ agree: 9, inapplicable: 1 }) })
    expect(printed.pop()).toBe('vm  corpus: 9 agree  1 inapplicable')
    expect(printed.filter((text) => text.includes('replay     npx bridgecheck replay aa11'))).toHaveLength(1)
    expect(printed.at(-1)).toBe('DIVERGE: 1 signature; 10 cases in 0:01, seed 7.')
  })
})

describe('folderListener', () => {
  it('writes the summary, the events and each finding', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'bridgecheck-')), 'report')
    events.forEach(folderListener(folder, { version: '0.0.0', rules: new Map(), replay }))
    expect(readdirSync(folder).sort()).toEqual(['events.ndjson', 'findings', 'summary.json'])
    expect(readdirSync(join(folder, 'findings')).sort()).toEqual(['aa11.json', 'aa11.md'])
    const lines = readFileSync(join(folder, 'events.ndjson'), 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as CampaignEvent).type)).toEqual(events.map(({ type }) => type))
    expect(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))).toMatchObject({
      version: '0.0.0',
      seed: 7,
      cases: 10,
      durationMs: 1235,
      adapters: { vm: { casesPerSecond: 1000, divergences: [{ signature: 'OBJ-COPY:value', sizeAfter: 2 }] } },
    })
  })

  it('says in one sentence that the folder can not be written', () => {
    const options = { version: '0.0.0', rules: new Map(), replay }
    expect(() => folderListener('/proc/nothing', options)).toThrow(
      /^The report folder \/proc\/nothing can't be written/,
    )
  })
})

describe('progressListener', () => {
  it('shows progress while running and while shrinking, and leaves nothing', () => {
    const written: string[] = []
    const block = new LiveBlock({ write: (text: string) => written.push(text), columns: 200 }, true)
    const { listen } = progressListener(block, true)
    events.forEach(listen)
    expect(written.some((text) => /10 cases .* 1 divergence\n {2}vm {2}10 of 10 .*\/s {2}1 worker$/.test(text))).toBe(
      true,
    )
    expect(written.some((text) => text.includes('shrinking on vm: 4 tries, size 3'))).toBe(true)
    expect(written.at(-1)).toBe('\r\u001b[1A\u001b[J')
  })

  it('prints a line at the first batch where there is no terminal', () => {
    const written: string[] = []
    const block = new LiveBlock({ write: (text: string) => written.push(text) }, false)
    const { listen } = progressListener(block, false)
    events.forEach(listen)
    expect(written).toHaveLength(1)
    expect(written[0]).toContain('10 cases')
  })
})
