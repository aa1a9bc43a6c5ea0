import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { claims } from '../../model/claims.ts'
import { bridgecheck, emptyFolder } from './spawn.ts'

describe('bridgecheck claims', () => {
  it('holds each claim against an adapter, writes the table, and exits with 0 though some do not hold', async () => {
    const cwd = emptyFolder()
    const args = ['claims', '--adapter', 'vm', '--cases', '100', '--out', 'claims.md', '--json']
    const { code, stdout } = await bridgecheck(args, { cwd })
    expect(code).toBe(0)
    const results = JSON.parse(stdout).results as { claim: string; is: string }[]
    expect(results.map(({ claim }) => claim)).toEqual(claims.map(({ id }) => id))
    expect(results.find(({ claim }) => claim === 'values-frozen')?.is).toBe('does not hold')
    expect(readFileSync(join(cwd, 'claims.md'), 'utf8')).toContain('| vm ')
  })

  it('says before it starts that its page has no place to go', async () => {
    const { code, stderr } = await bridgecheck(['claims', '--adapter', 'vm', '--out', 'nowhere/claims.md'])
    expect(code).toBe(2)
    expect(stderr).toBe("The page nowhere/claims.md can't be written (ENOENT): choose another --out.\n")
  })
})
