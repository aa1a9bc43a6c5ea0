import { describe, expect, it } from 'vitest'
import { before, includes, since } from './versions.ts'

describe('version ranges', () => {
  it('cover a change on main and each backport line up to its end', () => {
    const range = since('28.0.0-alpha.4', '27.0.2')
    expect(
      ['27.0.1', '27.0.2', '27.9.9', '28.0.0-alpha.3', '28.0.0-alpha.4', '33.2.1'].map((v) => includes(range, v)),
    ).toEqual([false, true, true, false, true, true])
  })

  it('are complemented by the versions before the change', () => {
    const changed = ['42.0.0-beta.4', '41.2.2', '40.9.2', '39.8.9'] as const
    for (const version of ['25.0.0', '39.8.8', '39.8.9', '40.0.0', '41.2.2', '42.0.0-beta.3', '42.0.0', 'newest']) {
      expect(includes(before(...changed), version)).toBe(!includes(since(...changed), version))
    }
  })

  it('refuse what is no version', () => {
    expect(() => includes(since('28.0.0'), 'thirty')).toThrow('"thirty" is no Electron version.')
  })
})
