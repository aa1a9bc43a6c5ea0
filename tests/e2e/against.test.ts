import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bridgecheck, emptyFolder } from './spawn.ts'

const run = ['run', '--max-divergences', '1', '--adapter']

describe('bridgecheck --against', () => {
  it('finds where an implementation differs from another, and replays it', async () => {
    const cwd = emptyFolder()
    const others = 'GETTER-THROW,EXCEPTION-PENDING,ARR-THROW,OBJ-PROTO-KEY'
    const only = ['--only', 'FN-RECEIVER-PARENT', '--exclude', others, '--path', '0', '--cases', '500']
    const { code, stdout } = await bridgecheck([...run, 'vm@25.1.1', '--against', 'vm', ...only], { cwd })
    expect(code).toBe(1)
    expect(stdout).toContain('vm@25.1.1  expecting vm\n')
    expect(stdout).toContain(`DIVERGENCE  vm@25.1.1 against vm  identity  FN-RECEIVER-PARENT
  rule       FN-RECEIVER-PARENT`)
    expect(stdout).toContain(`contextBridge.exposeInMainWorld('api', function () {})
  page.js
    window.api()
  at         events[2].receiver
  reference  the global object
  seen       its own fn
`)
    const [file] = readdirSync(join(cwd, '.bridgecheck'))
    const again = await bridgecheck(['replay', file!.replace('.json', '')], { cwd })
    expect(again.code).toBe(1)
    expect(again.stdout).toContain('STILL DIVERGES  vm@25.1.1 from vm.\n')
    const fixed = await bridgecheck(['replay', join('.bridgecheck', file!), '--adapter', 'vm', '--against', 'vm'], {
      cwd,
    })
    expect(fixed).toMatchObject({ code: 0, stdout: 'FIXED  vm agrees with vm.\n' })
  })

  it('finds no difference between an implementation and itself', async () => {
    const args = ['run', '--cases', '300', '--adapter', 'vm', '--against', 'vm', '--json']
    const { code, stdout } = await bridgecheck(args, { cwd: emptyFolder() })
    expect(code).toBe(0)
    expect(JSON.parse(stdout).adapters['vm against vm']).toMatchObject({ profile: 'newest', divergences: [] })
  })
})
