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
    expect(judged.filter(({ outcome }) => outcome.is === 'agree').length).toBeGreaterThan(hosted.length * 0.96)
  })
})
