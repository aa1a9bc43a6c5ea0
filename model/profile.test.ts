import { describe, expect, it } from 'vitest'
import { profileOf } from './profile.ts'
import { type Rule, rules } from './rules/registry.ts'

describe('profiles', () => {
  it('differ only in the rules in force', () => {
    expect(profileOf('25.1.1').rules.has('FN-RECEIVER-SELF')).toBe(true)
    expect(profileOf('33.2.1').rules.has('FN-RECEIVER-SELF')).toBe(false)
    expect(profileOf('33.2.1').rules.has('OBJ-PROTO-SET')).toBe(true)
    expect(profileOf('newest').rules.has('OBJ-PROTO-SET')).toBe(false)
    expect(profileOf('newest').rules.has('ARR-ABORT')).toBe(false)
  })

  it('name the last release of a line', () => {
    expect([...profileOf('electron-27').rules]).toEqual([...profileOf('27.3.11').rules])
    expect([...profileOf('electron-27').rules]).not.toEqual([...profileOf('27.0.0').rules])
  })

  it('replace under "documented" what a sentence of the documentation contradicts', () => {
    const documented = profileOf('documented').rules
    for (const rule of rules as readonly Rule[]) {
      if (rule.contradictedBy === undefined) continue
      expect(documented.has(rule.id as never)).toBe(false)
      expect(documented.has(rule.contradictedBy as never)).toBe(true)
    }
  })

  it('outside the known versions use the nearest, with a warning', () => {
    expect(profileOf('20.0.0').warning).toMatch(/25\.0\.0 is used/)
    expect(profileOf('99.0.0').warning).toMatch(/newest is used/)
    expect(profileOf('33.2.1').warning).toBeUndefined()
    const early = profileOf('25.0.0-beta.3')
    expect(early.warning).toMatch(/25\.0\.0 is used/)
    expect([...early.rules]).toEqual([...profileOf('25.0.0').rules])
  })

  it('follow what was merged to older lines', () => {
    for (const version of ['44.0.0', 'electron-43', 'electron-42'])
      expect(profileOf(version).rules.has('ARR-DEFINE')).toBe(true)
    for (const version of ['43.4.1', '42.9.3', 'electron-41'])
      expect(profileOf(version).rules.has('ARR-SETTER')).toBe(true)
  })

  it('are refused in one sentence when there is no such profile', () => {
    expect(() => profileOf('latest')).toThrow(/^"latest" is no profile: use newest, documented, electron-<major>/)
  })
})

describe('the registry', () => {
  it('has each id once, and each replacement', () => {
    const ids = rules.map(({ id }) => id as string)
    expect(new Set(ids).size).toBe(ids.length)
    for (const rule of rules as readonly Rule[])
      if (rule.contradictedBy !== undefined) expect(ids).toContain(rule.contradictedBy)
  })
})
