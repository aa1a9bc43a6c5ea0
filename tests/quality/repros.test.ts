import assert from 'node:assert/strict'
import { expect, it } from 'vitest'
import { vmAdapter } from '../../implementations/vm/adapter.ts'
import { compare } from '../../model/compare.ts'
import { predict } from '../../model/predict.ts'
import { flipped, profileOf } from '../../model/profile.ts'
import { ruleOf } from '../../model/rules/registry.ts'
import { expectOf } from '../../properties/agreement.ts'
import { caseAt } from '../../properties/cases.ts'
import { type Divergence, reproOf } from '../../reports/repro/repro.ts'
import { testFile } from '../../reports/repro/test-file.ts'

const adapter = vmAdapter()
const profile = profileOf('newest')

/** The differences that drawn scenarios would show if one of the rules at work were broken, one for each rule. */
function* divergences(seed: number, count: number, facts: Divergence['facts']): Generator<Divergence> {
  for (let index = 0; index < count; index++) {
    const scenario = caseAt(seed, index)
    const { inapplicable, alone } = expectOf(scenario, { adapter, profile, facts })
    // A page has microtasks at other moments than the language: what they do beside a repro it can't tell.
    if (inapplicable !== undefined || alone || /"(then|patch|moduleNamespace)"/.test(JSON.stringify(scenario))) continue
    const prediction = predict(scenario, profile, facts)
    for (const rule of new Set(prediction.applied.map(({ rule }) => rule))) {
      const { trace: observed, unmodelled } = predict(scenario, flipped(profile, rule), facts)
      if (unmodelled !== undefined || !('events' in observed)) continue
      const differences = compare(prediction, observed)
      const difference = differences[index % Math.max(1, differences.length)]
      if (difference !== undefined) yield { scenario, difference, predicted: prediction.trace, observed, facts }
    }
  }
}

const AsyncFunction = (async () => {}).constructor as new (...texts: string[]) => (...given: unknown[]) => Promise<void>

/** What a test file finds and what it expects. Whatever else ends it is an error of its own. */
async function run(file: string): Promise<{ actual: unknown; expected: unknown }> {
  const imports = /^(import .*|const \{ test \} = await import.*)$/gm
  let test: (() => Promise<void>) | undefined
  let found: { actual: unknown; expected: unknown } | undefined
  const given = {
    assert: { equal: (actual: unknown, expected: unknown) => (found = { actual, expected }) },
    vmAdapter: () => adapter,
    test: (_: string, body: () => Promise<void>) => (test = body),
  }
  await new AsyncFunction(...Object.keys(given), file.replace(imports, ''))(...Object.values(given))
  await test!()
  assert(found !== undefined)
  return found
}

it('a repro of a drawn scenario runs without an error of its own, and finds what the model predicts', async () => {
  // Scenarios reject promises that nobody waits for.
  const ignore = (): void => {}
  process.on('unhandledRejection', ignore)
  const session = await adapter.open()
  let count = 0
  for (const divergence of divergences(1, 300, session.facts)) {
    let file: string
    try {
      const about = { adapter: 'vm', profile: 'newest', rule: ruleOf(divergence.difference.rule), signature: '' }
      file = testFile(reproOf(divergence), about, { vm: {} })
    } catch (error) {
      expect(String(error)).toMatch(/Nothing outside bridgecheck|The two sides differ in what happens inside one world/)
      continue
    }
    count++
    const { actual, expected } = await run(file).catch((error: unknown) => ({ actual: error, expected: 'no error' }))
    if (actual !== expected) throw new Error(`It found ${String(actual)}, not ${String(expected)}:\n${file}`)
  }
  expect(count).toBeGreaterThan(200)
  await session.close()
  process.off('unhandledRejection', ignore)
})
