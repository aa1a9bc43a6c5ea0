import { beforeAll, describe, expect, it } from 'vitest'
import { loadAdapter } from '../implementations/load.ts'
import { claims } from '../model/claims.ts'
import { type ClaimResult, checkClaims } from './claims.ts'

describe('the claims of the documentation, on vm', () => {
  let results: ReadonlyMap<string, ClaimResult>

  beforeAll(async () => {
    const all = await checkClaims(await loadAdapter('vm'), { seed: 3, cases: 300 })
    results = new Map(all.map((result) => [result.claim, result]))
  })

  it('are each told of once', () => {
    expect([...results.keys()]).toEqual(claims.map(({ id }) => id))
  })

  it.each([
    'window-key',
    'functions-proxied',
    'values-copied',
    'no-updates',
    'type-primitive',
    'type-object',
    'type-promise',
    'type-cloneable',
  ])('%s holds', (id) => {
    expect(results.get(id)).toMatchObject({ is: 'holds' })
  })

  it.each(['values-frozen', 'type-error', 'type-symbol'])('%s does not hold, with a minimal counterexample', (id) => {
    const result = results.get(id)!
    expect(result).toMatchObject({ is: 'does not hold', counterexample: { minimal: true } })
    expect('counterexample' in result && result.counterexample.sizeAfter).toBeLessThan(20)
  })

  it('that say what an application should do, or need a DOM, are not checkable, with the reason', () => {
    expect(results.get('api-types')).toMatchObject({ is: 'not checkable', why: expect.stringContaining('should do') })
    expect(results.get('type-element')).toMatchObject({ is: 'not checkable', why: expect.stringContaining('cases') })
  })
})
