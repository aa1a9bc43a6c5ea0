import { expect, it } from 'vitest'
import { claims } from '../model/claims.ts'
import type { Scenario } from '../model/scenario/scenario.ts'
import { claimsPage } from './claims-page.ts'
import type { ReportedDivergence } from './divergence.ts'

const scenario: Scenario = {
  bridgecheck: 1,
  values: { object: { kind: 'object', in: 'isolated' } },
  steps: [{ do: 'expose', key: 'api', value: { value: 'object' } }],
}
const counterexample: ReportedDivergence = {
  id: '0123456789',
  adapter: 'vm',
  profile: 'newest',
  signature: 'vm RULE value exposed',
  kind: 'value',
  rule: 'RULE',
  at: 'events[1].value',
  predicted: 1,
  observed: 2,
  scenario,
  sizeBefore: 9,
  sizeAfter: 3,
  replay: '',
}

it('shows every claim in a table, and each counterexample once as code', () => {
  const page = claimsPage(claims, [
    { adapter: 'vm', claim: 'type-symbol', is: 'does not hold', cases: 3, counterexample },
    { adapter: 'electron@33.2.1', claim: 'type-symbol', is: 'does not hold', cases: 3, counterexample },
    { adapter: 'vm', claim: 'type-blob', is: 'not checkable', cases: 0, why: 'no blobs.' },
  ])
  expect(page).toContain('| claim | the documentation says | vm | electron@33.2.1 |')
  expect(page).toMatch(/\| \[type-symbol\].* \| does not hold \| does not hold \|/)
  expect(page.match(/exposeInMainWorld\('api', \{\}\)/g)).toHaveLength(1)
  expect(page).toContain('- vm: not checkable: no blobs.')
})

it('keeps a leak of a real Electron to itself', () => {
  const signature = 'electron@33.2.1 RULE leak exposed object'
  const leak = { ...counterexample, adapter: 'electron@33.2.1', kind: 'leak', signature } as const
  const results = [
    { adapter: 'electron@33.2.1', claim: 'type-symbol', is: 'does not hold', cases: 3, counterexample: leak },
  ] as const
  const page = claimsPage(claims, results)
  expect(page).not.toContain('exposeInMainWorld')
  expect(page).toContain('Report privately first')
})
