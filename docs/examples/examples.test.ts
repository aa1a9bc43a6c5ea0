import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadAdapter } from '../../implementations/load.ts'
import { profileOf } from '../../model/profile.ts'
import { type Scenario, validateScenario } from '../../model/scenario/scenario.ts'
import { expectOf } from '../../properties/agreement.ts'
import { runCampaign } from '../../properties/campaign/campaign.ts'
import type { Finding } from '../../properties/finding.ts'
import { runAndJudge } from '../../properties/runAndJudge.ts'

/** Examples import the package by its name, so they run against `dist`. */
const example = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

async function findingsOf(name: string): Promise<Finding[]> {
  const adapters = [await loadAdapter(example(name))]
  // No time for reductions: what is found is what counts here.
  const summary = await runCampaign({ adapters, seed: 1, cases: 200, shrinkTime: 1 })
  const [adapter] = Object.values(summary.adapters)
  expect(adapter!.failure).toBeUndefined()
  expect(adapter!.cases).toBe(200)
  return adapter!.divergences
}

const sins = (findings: readonly Finding[]): Set<string> => new Set(findings.map(({ kind, rule }) => `${kind} ${rule}`))

it('reports the sins of the naive fake: leaks, no freeze, a key that can be overwritten', async () => {
  const found = sins(await findingsOf('naive-fake.mjs'))
  expect(found).toContain('leak OBJ-COPY')
  expect(found).toContain('leak FN-PROXY')
  expect(found).toContain('value EXPOSE-GLOBAL')
})

it('reports the same sins out of process', async () => {
  expect(sins(await findingsOf('child-process.mjs'))).toContain('leak OBJ-COPY')
})

/** The scenarios of docs/faithful-fakes.md: of the whole campaign, some hang the fake for seconds each. */
const missed: Record<string, Scenario> = {
  'OBJ-COPY': scenarioOf({ kind: 'object', in: 'isolated' }),
  'FN-RECEIVER-PARENT': scenarioOf({ kind: 'function', in: 'isolated', form: 'async', script: {} }),
  'EXPOSE-GLOBAL': scenarioOf({ kind: 'object', in: 'isolated', properties: [{ key: 'a', value: { value: 'api' } }] }),
}

function scenarioOf(api: object): Scenario {
  const steps = [
    { do: 'expose', key: 'api', value: { value: 'api' } },
    { do: 'call', in: 'main', at: { exposed: 'api' }, args: [] },
  ]
  return validateScenario({ bridgecheck: 1, values: { api }, steps })
}

it('reports what a fake misses that copies, freezes and wraps', async () => {
  const adapter = await loadAdapter(example('copying-fake.mjs'))
  const session = await adapter.open()
  const expecting = { adapter, profile: profileOf(adapter.profile), facts: session.facts }
  for (const [rule, scenario] of Object.entries(missed)) {
    const [{ outcome }] = (await runAndJudge(session, [expectOf(scenario, expecting)], expecting)) as [never]
    expect(outcome).toMatchObject({
      is: 'diverge',
      differences: expect.arrayContaining([expect.objectContaining({ rule })]),
    })
  }
  await session.close()
})

it("finds nothing in bridgecheck's own double", async () => {
  expect(await findingsOf('double.mjs')).toEqual([])
})

it('needs less than 30 lines for a fake', () => {
  expect(readFileSync(example('naive-fake.mjs'), 'utf8').trimEnd().split('\n').length).toBeLessThan(30)
})

it('runs the project with the plugin for Vitest, in the environments node and jsdom', () => {
  const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
  const report = execFileSync(process.execPath, [vitest, 'run', '--root', example('vitest'), '--reporter=json'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })
  const { numPassedTests, numTotalTests } = JSON.parse(report)
  expect({ numPassedTests, numTotalTests }).toEqual({ numPassedTests: 7, numTotalTests: 7 })
})
