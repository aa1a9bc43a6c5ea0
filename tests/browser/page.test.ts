import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlPage } from '../../reports/html/page.ts'
import { finding, leak, sampleReport } from '../../reports/testing/report.ts'
import { findChromium } from './chromium.ts'

const fiddle = {
  form: 'fiddle',
  path: 'findings/0123456789.fiddle',
  files: { 'main.js': "console.log('</script>')\n", 'preload.js': '// \u2028\n' },
  looksAt: { about: 'the receiver (this) of fn', expected: 'the global object', observed: 'its own fn' },
} as const

const file = join(mkdtempSync(join(tmpdir(), 'bridgecheck-page-')), 'index.html')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const errors: string[] = []
const requests: string[] = []
let browser: Browser

beforeAll(async () => {
  writeFileSync(file, htmlPage(sampleReport(new Map([[finding.id, [fiddle]]]))))
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
})
afterAll(() => browser?.close())

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ...options, bypassCSP: false })
  const page = await context.newPage()
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('dialog', (dialog) => {
    errors.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(pathToFileURL(file).href)
  return page
}

describe('the HTML report in Chromium', () => {
  it.each([
    ['light, wide', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
    ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
  ] as const)('has no fault that axe finds: %s', async (_, options) => {
    // axe is put into the page from outside, which the page's own policy forbids.
    const context = await browser.newContext({ ...options, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(pathToFileURL(file).href)
    for (const summary of await page.locator('summary').all()) await summary.click()
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<Axe> } }).axe.run(),
    )
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([])
    await context.close()
  })

  it('tells the verdict first, then what was tested, then the findings', async () => {
    const page = await open()
    const headings = await page.locator('h1, h2').allTextContents()
    expect(headings.slice(0, 5)).toEqual([
      'DIVERGE: 3 signatures; 100 cases in 0:01, seed 1.',
      'Warnings',
      'What was tested',
      'Known divergences',
      'Findings',
    ])
    expect(await page.locator('article').count()).toBe(3)
    const first = page.locator('article').first()
    expect(await first.locator('mark').allTextContents()).toEqual(['the global object', 'its own fn'])
    expect(await first.locator('svg').getAttribute('aria-label')).toBe('Size 154 to 16 in 40 tries.')
    expect(await first.getByRole('link', { name: '#39978' }).getAttribute('href')).toMatch(/\/pull\/39978$/)
  })

  it('shows the coverage of each adapter as a map of rules and directions, opened with the keyboard', async () => {
    const page = await open()
    expect(await page.locator('details.coverage').count()).toBe(4)
    const summary = page.getByText('electron@25.1.1: cases in 2 of 4 cells')
    await summary.focus()
    await page.keyboard.press('Enter')
    const map = page.getByRole('region', { name: 'Coverage of electron@25.1.1' })
    expect(await map.getByRole('columnheader').allTextContents()).toHaveLength(10)
    expect(await map.locator('tr', { hasText: 'OBJ-COPY' }).locator('td.heat').allTextContents()).toEqual(['90', '0'])
    expect(await map.locator('td.heat').count()).toBe(3)
  })

  it('shows what was drawn: kinds, traits and sizes', async () => {
    const page = await open()
    const kinds = page.getByRole('table', { name: 'Cases with a value of this kind' })
    expect(await kinds.getByRole('row').allTextContents()).toEqual(['object75 %', 'map25 %'])
    const sizes = page.getByRole('table', { name: 'Cases by their number of values' })
    const rows = ['11', '20', '3 to 41', '5 to 80', '9 to 161', '17 to 321']
    expect(await sizes.getByRole('row').allTextContents()).toEqual(rows)
  })

  it('asks for nothing, runs nothing of a stranger, and logs no error', async () => {
    requests.length = 0
    errors.length = 0
    const page = await open()
    await page.waitForTimeout(300)
    expect(requests).toEqual([pathToFileURL(file).href])
    expect(errors).toEqual([])
    expect(await page.locator('script').count()).toBe(1)
    expect(await page.locator('img, iframe, [onerror], [onmouseover], [style]').count()).toBe(0)
  })

  it('shows of a leak of an Electron the rule only', async () => {
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(`finding-${leak.id}`)
    expect(text).toContain('Report privately first')
    expect(text).not.toMatch(/SECRET|31415926|27182818/)
  })

  it('fits a phone: only blocks of code and tables scroll sideways', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } })
    const width = await page.evaluate(() => (globalThis as unknown as Dom).document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
    const adapter = await page.getByRole('rowheader', { name: 'electron@25.1.1' }).boundingBox()
    expect(adapter!.width).toBeGreaterThan(100)
  })

  it('copies the command with the keyboard', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
    const button = page.getByRole('button', { name: /^Copy the command that replays FN-RECEIVER-PARENT/ })
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab')
      if (await button.evaluate((element) => element === element.ownerDocument.activeElement)) break
    }
    await page.keyboard.press('Enter')
    await page.getByText('Copied.').waitFor({ timeout: 5000 })
    const copied = await page.evaluate(() => (globalThis as unknown as Dom).navigator.clipboard.readText())
    expect(copied).toBe('npx bridgecheck replay 0123456789')
  })

  it('gives the files of the repro, byte for byte', async () => {
    const page = await open()
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'main.js' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe('main.js')
    expect(readFileSync((await download.path())!, 'utf8')).toBe(fiddle.files['main.js'])
  })
})

interface Axe {
  violations: { id: string; nodes: { html: string }[] }[]
}

/** What the functions that run in the page use; the project's own code must not see a DOM. */
interface Dom {
  document: { documentElement: { scrollWidth: number } }
  navigator: { clipboard: { readText(): Promise<string> } }
}
