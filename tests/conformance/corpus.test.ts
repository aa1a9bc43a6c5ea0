import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { capabilitiesOf } from '../../model/capability.ts'
import { usualFacts } from '../../model/facts.ts'
import { predict } from '../../model/predict.ts'
import { profileOf } from '../../model/profile.ts'
import { rules } from '../../model/rules/registry.ts'
import { expectOf } from '../../properties/agreement.ts'
import { corpusFiles, loadCorpus, parseCorpusCase, rulesAtWork } from '../../properties/corpus.ts'
import { unseen } from '../../properties/flips.ts'
import { runAndJudge } from '../../properties/runAndJudge.ts'
import { openForTests } from '../openForTests.ts'
import { adapters } from './adapters.ts'

const corpus = loadCorpus()
const profiles = ['newest', '33.2.1', '25.1.1', 'documented']

/** Rules that no scenario shows when it is asked to; what one world does alone, scenarios without a bridge show. */
const { LOCAL: _, ...withoutScenario } = unseen

/** The rows of the type table in Electron's documentation, api/context-bridge.md. */
const typeTable: Record<string, string> = {
  string: 'type-string',
  number: 'type-number',
  boolean: 'type-boolean',
  Object: 'type-object',
  Array: 'type-array',
  Error: 'type-error',
  Promise: 'type-promise',
  Function: 'type-function',
  'Cloneable Types': 'type-cloneable',
  Element: 'type-element',
  Blob: 'type-blob',
  Symbol: 'type-symbol',
}

describe('the corpus', () => {
  it.each(corpusFiles().map((file) => [basename(file, '.json'), file]))('has no fault in %s', (name, file) => {
    expect(corpus).toContainEqual({ name, ...parseCorpusCase(readFileSync(file, 'utf8'), file) })
  })

  it.each(rules.map(({ id }) => id))('has a scenario for the rule %s, or a reason why not', (id) => {
    const named = corpus.some((one) => one.rules.includes(id))
    expect(named).toBe(!(id in withoutScenario))
  })

  it.each(Object.entries(typeTable))('has the row %s of the type table', (_, name) => {
    expect(corpus.map((one) => one.name)).toContain(name)
  })

  it.each(corpus)('$name names rules that it applies wherever they are in force', ({ rules: named, scenario }) => {
    const shown = new Set<string>()
    for (const name of profiles) {
      const profile = profileOf(name)
      const prediction = predict(scenario, profile, usualFacts)
      if (prediction.unmodelled !== undefined) continue
      const expected = named.filter((id) => profile.rules.has(id))
      expect(rulesAtWork(prediction)).toEqual(expect.arrayContaining(expected))
      for (const id of expected) shown.add(id)
    }
    expect([...shown].sort()).toEqual([...named].sort())
  })
})

describe.each(adapters)('%s and the model', (specifier) => {
  const opened = openForTests(specifier)

  it.each(corpus)('agree on $name: $title', async ({ scenario, rules: named }) => {
    const { session, expecting } = opened
    const expectation = expectOf(scenario, expecting)
    const [run] = await runAndJudge(session, [expectation], expecting)
    const lacking = [...capabilitiesOf(scenario)].find((needed) => !expecting.adapter.capabilities.has(needed))
    const reason = `the adapter has no ${lacking}`
    expect(run!.outcome).toEqual(lacking === undefined ? { is: 'agree' } : { is: 'inapplicable', reason })
    const inForce = named.filter((id) => expecting.profile.rules.has(id))
    expect(rulesAtWork(expectation.predict())).toEqual(expect.arrayContaining(inForce))
  })
})
