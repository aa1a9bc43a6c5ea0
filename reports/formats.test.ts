import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { annotations, jobSummary } from './github.ts'
import { issueText } from './issue.ts'
import { junitXml } from './junit.ts'
import { findingsOf } from './report.ts'
import { sarifLog } from './sarif.ts'
import { finding, hostile, hostileFinding, leak, sampleReport } from './testing/report.ts'

const report = sampleReport()
const platform = { system: 'Other Linux', version: 'Debian 12', architecture: 'x64' }

describe('JUnit XML', () => {
  // No registry package carries the schema of Jenkins; this checks by hand what that schema asks for.
  const { document } = new JSDOM(junitXml(report), { contentType: 'text/xml' }).window
  const allowed: Record<string, [attributes: string[], children: string[]]> = {
    testsuites: [['name', 'time', 'tests', 'failures', 'errors'], ['testsuite']],
    testsuite: [
      ['name', 'tests', 'failures', 'errors', 'skipped', 'time'],
      ['properties', 'testcase'],
    ],
    properties: [[], ['property']],
    property: [['name', 'value'], []],
    testcase: [
      ['classname', 'name'],
      ['failure', 'error', 'skipped'],
    ],
    failure: [['type', 'message'], []],
    error: [['type', 'message'], []],
    skipped: [['type', 'message'], []],
  }

  it('is well-formed, with the elements and attributes of the format', () => {
    for (const element of document.querySelectorAll('*')) {
      const [attributes, children] = allowed[element.nodeName]!
      for (const name of element.getAttributeNames()) expect(attributes).toContain(name)
      for (const child of element.children) expect(children).toContain(child.nodeName)
    }
    const time = document.documentElement.getAttribute('time')
    expect(time).toMatch(/^\d+\.\d{3}$/)
  })

  it('counts what it holds, and keeps hostile text as text', () => {
    for (const suite of document.querySelectorAll('testsuites, testsuite')) {
      expect(suite.getAttribute('tests')).toBe(String(suite.querySelectorAll('testcase').length))
      expect(suite.getAttribute('failures')).toBe(String(suite.querySelectorAll('failure').length))
      expect(suite.getAttribute('errors')).toBe(String(suite.querySelectorAll('error').length))
    }
    const names = [...document.querySelectorAll('testsuite')].map((suite) => suite.getAttribute('name'))
    expect(names).toHaveLength(4)
    expect(names[1]).toContain('</script><script>alert(1)</script>')
    expect(document.querySelector('skipped')!.getAttribute('message')).toContain('Fixed by #53069.')
    expect(document.querySelector('error')!.getAttribute('message')).toBe('It is\ngone.')
  })
})

describe('SARIF', () => {
  const log = JSON.parse(JSON.stringify(sarifLog(report)))

  it('is valid by the published schema', () => {
    const published = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
    // It is of draft 4, of which Ajv refuses these two words; it uses nothing else that later drafts changed.
    const { $schema: _, id: __, ...schema } = published
    const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false })
    const validate = ajv.compile(schema)
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
    // The check can fail.
    expect(validate({ ...log, version: '3' })).toBe(false)
  })

  it('keys results on rules, with the sentence, the source and a fingerprint that stays', () => {
    const [{ tool, results, invocations }] = log.runs
    const [first] = results
    expect(tool.driver.rules[first.ruleIndex]).toMatchObject({
      id: 'FN-RECEIVER-PARENT',
      shortDescription: { text: expect.stringContaining('The receiver of the original is') },
      helpUri: 'https://github.com/electron/electron/pull/39978',
    })
    expect(first.partialFingerprints).toEqual({ 'bridgecheckSignature/v1': finding.id })
    expect(results.map(({ level }: { level: string }) => level)).toEqual(['error', 'error', 'error', 'note'])
    expect(results[3].suppressions).toEqual([{ kind: 'external', justification: expect.any(String) }])
    for (const result of results) expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
    expect(invocations[0].toolExecutionNotifications).toHaveLength(hostile.length + 1)
  })
})

describe('GitHub annotations', () => {
  it('are one workflow command each, whatever the text holds', () => {
    const lines = annotations(report)
    for (const line of lines) {
      expect(line).toMatch(/^::(error|warning|notice) title=[^\n\r:,]*::[^\n\r]*$/)
      expect(line.length).toBeLessThan(15_000)
    }
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(4)
    expect(lines.filter((line) => line.startsWith('::notice'))).toHaveLength(1)
  })
})

describe('the job summary', () => {
  it('has one heading a finding, and no markup of a stranger', () => {
    const text = jobSummary(report)
    const outside = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
    expect(outside.match(/^#+ .*/gm)).toHaveLength(4)
    expect(outside).not.toMatch(/<(script|img)/)
    expect(outside.match(/^\|/gm)).toHaveLength(6)
    expect(text.length).toBeLessThan(100_000)
  })
})

describe('the text of an issue', () => {
  const [first, second, third] = findingsOf(report)

  it('has the headings of the form for bugs, and boxes that nobody ticked for the reporter', () => {
    const text = issueText(first!, report, platform)
    expect(text.match(/^### .*/gm)).toEqual([
      '### Preflight Checklist',
      '### Electron Version',
      '### What operating system(s) are you using?',
      '### Operating System Version',
      '### What arch are you using?',
      '### Last Known Working Electron version',
      '### Does the issue also appear in Chromium / Google Chrome?',
      '### Expected Behavior',
      '### Actual Behavior',
      '### Testcase Gist URL',
      '### Additional Information',
    ])
    expect(text.match(/^- \[ \] /gm)).toHaveLength(3)
    expect(text).toContain("contextBridge.exposeInMainWorld('api', function () {})")
  })

  it('holds hostile text in fences, and no leak of an Electron', () => {
    const text = issueText(second!, report, platform)
    expect(text.match(/^### .*/gm)).toHaveLength(11)
    expect(text.length).toBeLessThan(100_000)
    expect(() => issueText(third!, report, platform)).toThrow('privately first')
  })
})

it('a leak of an Electron shows its rule only, in every format', () => {
  const texts = [junitXml(report), JSON.stringify(sarifLog(report)), annotations(report).join(), jobSummary(report)]
  for (const text of texts) {
    expect(text).toContain(leak.rule)
    expect(text).toContain('Report privately first')
    expect(text).not.toMatch(/SECRET|31415926|27182818/)
    expect(text).not.toContain(hostileFinding.observed as string)
  }
})
