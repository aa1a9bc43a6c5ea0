import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { expect, it } from 'vitest'
import { reachableCells } from '../../model/coverage.ts'
import { profileOf } from '../../model/profile.ts'
import { caseAt } from '../../properties/cases.ts'
import { findingId } from '../../properties/finding.ts'
import { htmlPage } from '../../reports/html/page.ts'
import type { Report, ReportedExport } from '../../reports/report.ts'
import { finding, sampleReport } from '../../reports/testing/report.ts'
import { findChromium } from './chromium.ts'

/** A million cases on each of three adapters, and 50 findings as they were drawn: none as small as a reduced one. */
function largeReport(): Report {
  const sample = sampleReport()
  const [first] = Object.values(sample.summary.adapters)
  const cells = reachableCells(profileOf('newest'), new Set(['dom', 'blob', 'crashContainment']))
  const findings = Array.from({ length: 50 }, (_, index) => {
    const signature = `electron@33.2.1 FN-RECEIVER-PARENT identity called${index}`
    const scenario = caseAt(1, index)
    return { ...finding, id: findingId(signature), adapter: 'electron@33.2.1', signature, scenario }
  })
  const fiddle = (id: string): ReportedExport => ({
    form: 'fiddle',
    path: `findings/${id}.fiddle`,
    files: Object.fromEntries(
      ['main.js', 'preload.js', 'renderer.js', 'index.html', 'package.json'].map((name) => [name, 'x'.repeat(3000)]),
    ),
  })
  const coverage = {
    reachable: cells.length,
    met: cells.length,
    empty: [],
    cells: Object.fromEntries(cells.map((cell, index) => [cell, 123_456 * index])),
  }
  const adapter = { ...first!, cases: 1_000_000, agree: 999_000, coverage, divergences: [], knownDivergences: [] }
  const steps = Array.from({ length: 100 }, (_, index) => ({ tries: 3 * index, size: 300 - 2 * index }))
  return {
    ...sample,
    summary: {
      ...sample.summary,
      cases: 1_000_000,
      adapters: {
        vm: adapter,
        'electron@33.2.1': { ...adapter, divergences: findings },
        'electron@25.1.1': adapter,
      },
    },
    exports: new Map(
      findings.map(({ id, scenario }) => [
        id,
        [fiddle(id), { form: 'scenario', path: id, files: { 'scenario.json': JSON.stringify(scenario, null, 2) } }],
      ]),
    ),
    steps: new Map(findings.map(({ signature }) => [signature, steps])),
  }
}

it('is under 3 MB for a million cases and 50 findings, and opens in under a second', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'bridgecheck-large-')), 'index.html')
  writeFileSync(file, htmlPage(largeReport()))
  expect(statSync(file).size).toBeLessThan(3_000_000)
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  const opened: number[] = []
  // The least of three: other work on the machine is no part of what the page costs.
  for (let times = 0; times < 3; times++) {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
    expect(await page.locator('article').count()).toBe(50)
    opened.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0]!.duration))
    await page.close()
  }
  await browser.close()
  expect(Math.min(...opened)).toBeGreaterThan(0)
  expect(Math.min(...opened)).toBeLessThan(1000)
})
