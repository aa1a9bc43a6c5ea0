import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Expectation, expectOf } from '../../properties/agreement.ts'
import { openLocalCases } from '../../properties/cases.ts'
import { runAndJudge } from '../../properties/runAndJudge.ts'
import { openForTests } from '../openForTests.ts'
import { hosts } from './adapters.ts'

const example = (name: string): string => fileURLToPath(new URL(`../../docs/examples/${name}`, import.meta.url))

/** The examples have bad bridges and good worlds: what is shown without a bridge must agree all the same. */
const specifiers = [
  'vm',
  'iframe',
  'electron@33.2.1',
  'electron@25.1.1',
  example('naive-fake.mjs'),
  example('child-process.mjs'),
] as const

const cases = openLocalCases()
const count = 1000

describe.each(specifiers)('%s and the abstract heap', (specifier) => {
  const opened = openForTests(specifier)
  let expectations: Expectation[]

  beforeAll(() => {
    expectations = Array.from({ length: count }, (_, index) => expectOf(cases.caseAt(2025, index), opened.expecting))
  })

  it(`agree on all of ${count} drawn scenarios of one world`, async () => {
    const { session, expecting } = opened
    const judged = await runAndJudge(session, expectations, expecting)
    expect(judged.filter(({ outcome }) => outcome.is === 'diverge')).toEqual([])
    const hosted = expectations.filter(({ scenario }) => hosts(expecting.adapter, scenario))
    expect(hosted.length).toBeGreaterThan(count * 0.88)
    expect(judged.filter(({ outcome }) => outcome.is === 'agree').length).toBeGreaterThanOrEqual(hosted.length * 0.99)
  })

  it('had no bridge to blame, and both worlds and all that one world can do to show', () => {
    expect(expectations.flatMap((expectation) => expectation.predict().applied)).toEqual([])
    const seen = new Set(
      expectations
        .map((expectation) => expectation.predict())
        .flatMap(({ trace }) => ('events' in trace ? trace.events.map((event) => `${event.on} in ${event.in}`) : [])),
    )
    for (const world of ['isolated', 'main'])
      for (const on of ['read', 'called', 'outcome', 'done', 'settled', 'changed', 'compared'])
        expect(seen).toContain(`${on} in ${world}`)
  })
})
