import { describe, expect, it } from 'vitest'
import { expectOf } from '../../properties/agreement.ts'
import { caseAt } from '../../properties/cases.ts'
import { runAndJudge } from '../../properties/runAndJudge.ts'
import { openForTests } from '../openForTests.ts'
import { adapters, hosts } from './adapters.ts'

describe.each(adapters)('%s and the model', (specifier) => {
  const opened = openForTests(specifier)

  it('agree on 500 drawn scenarios', async () => {
    const { session, expecting } = opened
    const expectations = Array.from({ length: 500 }, (_, index) => expectOf(caseAt(2024, index), expecting))
    const judged = await runAndJudge(session, expectations, expecting)
    expect(judged.filter(({ outcome }) => outcome.is === 'diverge')).toEqual([])
    const hosted = expectations.filter(({ scenario }) => hosts(expecting.adapter, scenario))
    expect(hosted.length).toBeGreaterThan(430)
    // Where an exception stays pending (EXCEPTION-PENDING), more is not modelled.
    const least = expecting.profile.rules.has('EXCEPTION-PENDING') ? 0.935 : 0.96
    expect(judged.filter(({ outcome }) => outcome.is === 'agree').length).toBeGreaterThan(hosted.length * least)
  })
})
