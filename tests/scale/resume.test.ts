import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { descendants, remaining } from '../../implementations/electron/testing/processes.ts'
import { readBlob } from '../../properties/campaign/blob.ts'
import { bridgecheck, emptyFolder, startBridgecheck } from '../e2e/spawn.ts'
import { reportIn, timeless } from './timeless.ts'

const args = ['run', '--adapter', 'vm!lose-receiver', '--adapter', 'vm', '--cases', '900']

describe('--resume', () => {
  it('after kill -9 at any moment comes to what an uninterrupted campaign comes to', async () => {
    // Folders and stores of their own: what one has found must not be there when the other starts.
    const [cwd, other] = [emptyFolder(), emptyFolder()]
    const whole = await bridgecheck([...args, '--report', 'whole', '--json'], { cwd: other })
    const out = [...args, '--out', 'out', '--resume', '--json', '--workers', '2']
    const casesAtKill: number[] = []
    const isUnderWay = () => casesAtKill.some((cases) => cases > 0 && cases < 900)
    const killAfter = async (moment: number): Promise<void> => {
      const running = startBridgecheck(out, { cwd })
      if (moment > 100) await running.said(/seed 1/).catch(() => {})
      await wait(moment)
      running.kill('SIGKILL')
      await running.ended
      const file = join(cwd, 'out/campaign.blob')
      if (existsSync(file)) casesAtKill.push(readBlob(file).state.lanes.vm!.tally.cases)
    }
    for (const moment of [30, 700, 1500, 2600, 900, 1800]) await killAfter(moment)
    // On a busy machine all of these may come too early.
    for (let moment = 4000; !isUnderWay() && moment < 40_000; moment *= 2) await killAfter(moment)
    expect(isUnderWay()).toBe(true)
    const resumed = await bridgecheck(out, { cwd })
    expect(timeless(resumed.stdout)).toBe(timeless(whole.stdout))
    expect(resumed.code).toBe(1)
    expect(reportIn(join(cwd, 'out'))).toEqual(reportIn(join(other, 'whole')))
  }, 240_000)

  it('goes on with more cases, and with the seed that fuzz drew', async () => {
    const cwd = emptyFolder()
    const fuzz = ['fuzz', '--adapter', 'vm', '--out', 'out', '--json']
    const first = JSON.parse((await bridgecheck([...fuzz, '--cases', '50'], { cwd })).stdout)
    const second = JSON.parse((await bridgecheck([...fuzz, '--cases', '120', '--resume'], { cwd })).stdout)
    expect([first.cases, second.cases, second.seed]).toEqual([50, 120, first.seed])
  })
})

describe('a folder that is not empty', () => {
  const run = ['run', '--adapter', 'vm', '--cases', '30', '--quiet']

  it('needs --resume or --overwrite, and --resume the same campaign', async () => {
    const cwd = emptyFolder()
    const sentence = async (...more: string[]): Promise<string> => {
      const { code, stderr } = await bridgecheck([...run, ...more], { cwd })
      expect(code).toBe(2)
      return stderr.trim()
    }
    expect((await bridgecheck([...run, '--out', 'out'], { cwd })).code).toBe(0)
    expect(await sentence('--out', 'out')).toBe(
      'The folder out is not empty: give --resume to go on, --overwrite to start anew, or another --out.',
    )
    expect(await sentence('--out', 'out', '--resume', '--seed', '2')).toBe(
      'The folder out holds another campaign, its seed differs: give --overwrite, or another --out.',
    )
    expect(await sentence('--out', '.', '--resume')).toBe(
      'The folder . holds no campaign.blob to resume: give --overwrite, or another --out.',
    )
    expect(await sentence('--resume')).toBe('--resume needs a folder: give --out.')
    writeFileSync(join(cwd, 'out/mine.txt'), 'mine')
    expect((await bridgecheck([...run, '--seed', '2', '--out', 'out', '--overwrite'], { cwd })).code).toBe(0)
    expect(readFileSync(join(cwd, 'out/mine.txt'), 'utf8')).toBe('mine')
    expect(JSON.parse(readFileSync(join(cwd, 'out/summary.json'), 'utf8')).seed).toBe(2)
  })
})

describe.each([
  ['vm', 1],
  ['electron@33.2.1', 4],
])('kill -9 of a campaign on %s', (adapter, atLeast) => {
  it('leaves no process behind', async () => {
    const running = startBridgecheck(['fuzz', '--adapter', adapter, '--workers', '2', '--max-time', '60s'])
    await running.said(/[1-9]\d* cases/)
    await wait(1500)
    const started = descendants(running.pid)
    expect(started.length).toBeGreaterThanOrEqual(atLeast)
    running.kill('SIGKILL')
    await running.ended
    expect(await remaining(started, 8000)).toEqual([])
  })
})
