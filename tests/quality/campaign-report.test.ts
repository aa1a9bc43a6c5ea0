import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findElectron, runApp } from '../../implementations/electron/index.ts'
import { planted } from '../../implementations/mutants/planted.ts'
import { faultsOf } from '../../reports/testing/schema.ts'
import { bridgecheck, emptyFolder, projectFolder } from '../e2e/spawn.ts'

interface ReportedFile {
  id: string
  rule: string
  signature: string
  scenario: object
  explanation: object
}

/** Runs a campaign at the command line with a report, and reads what it wrote of its findings. */
async function reported(...args: string[]): Promise<{ folder: string; findings: ReportedFile[]; stderr: string }> {
  const cwd = projectFolder()
  const { code, stderr } = await bridgecheck(['run', ...args, '--report', 'report'], { cwd })
  expect(code).toBe(1)
  const folder = join(cwd, 'report', 'findings')
  const files = readdirSync(folder).filter((name) => /^[0-9a-f]{10}\.json$/.test(name))
  const findings = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ReportedFile)
  const read = (name: string): string => readFileSync(join(cwd, 'report', name), 'utf8')
  expect(faultsOf(JSON.parse(read('summary.json')), 'summary')).toEqual([])
  for (const line of read('events.ndjson').trimEnd().split('\n'))
    expect(faultsOf(JSON.parse(line), 'event')).toEqual([])
  for (const finding of findings) expect(faultsOf(finding, 'finding')).toEqual([])
  return { folder, findings, stderr }
}

async function exitCode(folder: string, version: string): Promise<number | undefined> {
  const clean = emptyFolder()
  cpSync(folder, clean, { recursive: true })
  const [electron] = await findElectron(`electron@${version}`)
  return (await runApp(electron!, resolve(clean))).code
}

describe.each(Object.keys(planted))('the report of a campaign on the fault %s, without a hand', (name) => {
  it('has a page, a scenario and a test that shows it, for each finding', async () => {
    const args = ['--adapter', `vm!${name}`, '--seed', '1', '--cases', '200', '--max-divergences', '3']
    const { folder, findings, stderr } = await reported(...args)
    expect(stderr).not.toContain('NOT REPRODUCED')
    expect(findings.length).toBeGreaterThan(0)
    for (const { id, rule, scenario, explanation } of findings) {
      expect(readFileSync(join(folder, `${id}.md`), 'utf8')).toMatch(new RegExp(`^# ${rule}: `))
      expect(JSON.parse(readFileSync(join(folder, `${id}.scenario.json`), 'utf8'))).toEqual(scenario)
      expect(explanation).toBeDefined()
      expect(readdirSync(folder).filter((file) => file.startsWith(`${id}.test`))).toHaveLength(1)
    }
  })
})

/** Each real fault of Electron 25.1.1, and how its Fiddle ends in 33.2.1, which has the fix of the first alone. */
const real = [
  ['FN-RECEIVER-PARENT', 'FN-RECEIVER-PARENT identity called', 0],
  ['OBJ-PROTO-KEY', 'OBJ-PROTO-KEY prototype exposed object', 1],
  ['ARR-ABORT,ARR-THROW', 'ARR-THROW crash crash', 1],
] as const

describe('the report of a campaign on Electron 25.1.1 under the newest rules, without a hand', () => {
  it.each(real)(
    'shows %s, with a Fiddle that tells versions apart and the text of an issue',
    async (only, end, later) => {
      const args = ['--adapter', 'electron@25.1.1', '--profile', 'newest', '--seed', '2', '--only', only]
      const { folder, findings } = await reported(...args, '--path', '0', '--cases', '300', '--max-divergences', '2')
      const finding = findings.find(({ signature }) => signature === `electron@25.1.1 ${end}`)
      expect(finding).toBeDefined()
      const { id } = finding!
      expect(await exitCode(join(folder, `${id}.fiddle`), '25.1.1')).toBe(1)
      expect(await exitCode(join(folder, `${id}.fiddle`), '33.2.1')).toBe(later)
      const issue = readFileSync(join(folder, `${id}.issue.md`), 'utf8')
      expect(issue).toMatch(/### Electron Version\n\n25\.1\.1\n/)
      expect(issue).toContain('It was run and shows the difference.')
    },
  )
})
