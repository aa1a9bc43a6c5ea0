import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../implementations/adapter.ts'
import { loadAdapter } from '../../implementations/index.ts'
import { profileOf } from '../../model/profile.ts'
import { type Expecting, expectOf, runAndJudge } from '../../properties/agreement.ts'
import { caseAt } from '../../properties/cases.ts'
import { adapters, hosts } from './adapters.ts'

describe.each(adapters)('%s and the model', (specifier) => {
  let session: Session
  let expecting: Expecting

  beforeAll(async () => {
    const adapter = await loadAdapter(specifier)
    session = await adapter.open()
    expecting = { adapter, profile: profileOf(adapter.profile), facts: session.facts }
  })
  afterAll(() => session?.close())

  it('agree on 500 drawn scenarios', async () => {
    const expectations = Array.from({ length: 500 }, (_, index) => expectOf(caseAt(2024, index), expecting))
    const judged = await runAndJudge(session, expectations, expecting)
    expect(judged.filter(({ outcome }) => outcome.is === 'diverge')).toEqual([])
    const hosted = expectations.filter(({ scenario }) => hosts(expecting.adapter, scenario))
    expect(hosted.length).toBeGreaterThan(430)
    expect(judged.filter(({ outcome }) => outcome.is === 'agree').length).toBeGreaterThan(hosted.length * 0.98)
  })
})
