import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportIn } from '../scale/timeless.ts'
import { bridgecheck, emptyFolder } from './spawn.ts'

const run = ['run', '--adapter', 'vm!lose-receiver', '--cases', '120', '--workers', '1']

/** All files below a folder that were left half-written. */
const aside = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.tmp'))

describe.runIf(process.platform !== 'win32')('where the disk is full,', () => {
  it('a campaign runs to its verdict, says what is missing, and can be resumed when there is room', async () => {
    const cwd = emptyFolder()
    const out = [...run, '--out', 'out']
    const { code, stdout, stderr } = await bridgecheck(out, { cwd, fileBlocks: 12 })
    expect(stdout).toMatch(/^DIVERGE: \d+ signatures; 120 cases in .*, seed 1\.$/m)
    const said = stderr.split('\n').filter((line) => !/^$|NOT REPRODUCED/.test(line))
    expect(said[0]).toMatch(/ can't be written \(EFBIG\)\. It is tried again\.$/)
    expect(said.slice(1).sort()).toEqual([
      "The blob out/campaign.blob can't be written (EFBIG).",
      "The report folder out can't be written (EFBIG).",
    ])
    expect(code).toBe(1)
    expect(aside(cwd)).toEqual([])
    for (const line of readFileSync(join(cwd, 'out/events.ndjson'), 'utf8').split('\n').slice(0, -1)) JSON.parse(line)

    await bridgecheck([...out, '--resume'], { cwd })
    const uninterrupted = emptyFolder()
    await bridgecheck(out, { cwd: uninterrupted })
    expect(reportIn(join(cwd, 'out'))).toEqual(reportIn(join(uninterrupted, 'out')))
  })

  it('what would be agreement is a failure: exit code 2', async () => {
    const cwd = emptyFolder()
    const args = ['run', '--adapter', 'vm', '--cases', '40', '--out', 'out', '--json']
    const { code, stdout, stderr } = await bridgecheck(args, { cwd, fileBlocks: 4 })
    expect(JSON.parse(stdout).adapters.vm).toMatchObject({ cases: 40, diverge: 0 })
    expect(stderr).toContain("The blob out/campaign.blob can't be written (EFBIG).\n")
    expect(code).toBe(2)
    expect(aside(cwd)).toEqual([])
  })
})
