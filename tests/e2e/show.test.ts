import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { version } from '../../cli/version.ts'
import { findingId } from '../../properties/finding.ts'
import { bridgecheck, emptyFolder } from './spawn.ts'

const scenario = {
  bridgecheck: 1,
  values: {
    api: { kind: 'object', in: 'isolated', properties: [{ key: 'list', value: { value: 'list' } }] },
    list: { kind: 'function', in: 'isolated', form: 'arrow', script: { return: { argument: 0 } } },
    query: { kind: 'object', in: 'main', properties: [{ key: 'limit', value: 10 }] },
  },
  steps: [
    { do: 'expose', key: 'api', value: { value: 'api' } },
    { do: 'call', in: 'main', at: { exposed: 'api', path: ['list'] }, args: [{ value: 'query' }], as: 'answer' },
  ],
}

describe('bridgecheck', () => {
  it('tells its version and its help', async () => {
    expect(await bridgecheck(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    const { code, stdout } = await bridgecheck(['--help'])
    expect(code).toBe(0)
    for (const command of ['run', 'fuzz', 'replay', 'explain', 'export', 'electron'])
      expect(stdout).toContain(`  ${command} `)
  })

  it('explains a scenario: code, the rules at each path with their sources, and what is predicted', async () => {
    const cwd = emptyFolder()
    writeFileSync(join(cwd, 'scenario.json'), JSON.stringify(scenario))
    const { code, stdout } = await bridgecheck(['explain', 'scenario.json'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain("step 1  preload: contextBridge.exposeInMainWorld('api', { list: (a) => a })")
    expect(stdout).toMatch(/FN-PROXY {2}A function becomes a new function .* \[#20307, #29624; seen in Electron/)
    expect(stdout).toContain('predicted  main: returned { limit: 10 }')
  })

  it('explains for the profile that is asked for', async () => {
    const cwd = emptyFolder()
    writeFileSync(join(cwd, 'scenario.json'), JSON.stringify(scenario))
    const rulesOf = async (profile: string): Promise<string[]> => {
      const { stdout } = await bridgecheck(['explain', 'scenario.json', '--profile', profile, '--json'], { cwd })
      return (JSON.parse(stdout).applied as { rule: string }[]).map(({ rule }) => rule)
    }
    expect(await rulesOf('25.1.1')).not.toEqual(await rulesOf('newest'))
  })

  it('replays a scenario file', async () => {
    const cwd = emptyFolder()
    writeFileSync(join(cwd, 'scenario.json'), JSON.stringify(scenario))
    const { code, stdout } = await bridgecheck(['replay', 'scenario.json', '--adapter', 'vm@25.1.1'], { cwd })
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'FIXED  vm@25.1.1 agrees with profile 25.1.1.\n' })
  })

  it('replays a finding that comes through a pipe', async () => {
    const cwd = emptyFolder()
    const signature = 'vm OBJ-COPY value exposed object'
    const finding = {
      ...{ finding: 1, id: findingId(signature), adapter: 'vm', profile: 'newest', signature, rule: 'OBJ-COPY' },
      ...{ kind: 'value', at: 'events[1].value', predicted: {}, observed: {}, scenario },
      ...{ seed: 1, index: 0, sizeBefore: 1, sizeAfter: 1, minimal: true, tries: 0, count: 1, alsoShows: [] },
    }
    writeFileSync(join(cwd, 'finding.json'), JSON.stringify(finding))
    const ended = await bridgecheck(['replay', '/dev/stdin'], { cwd, piped: 'finding.json' })
    expect(ended).toEqual({ code: 0, stdout: 'FIXED  vm agrees with profile newest.\n', stderr: '' })
  })
})
