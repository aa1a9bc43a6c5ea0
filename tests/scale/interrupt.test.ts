import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { descendants, remaining } from '../../implementations/electron/testing/processes.ts'
import { readBlob } from '../../properties/campaign/blob.ts'
import { bridgecheck, deadly, emptyFolder, startBridgecheck } from '../e2e/spawn.ts'

const fuzz = ['fuzz', '--adapter', 'vm!keep-error-class', '--out', 'out', '--seed', '1', '--workers', '2']

describe('Ctrl-C and SIGTERM', () => {
  it.each([
    ['SIGINT', true],
    ['SIGTERM', false],
  ] as const)('%s ends after the batches under way: all is written, the verdict printed', async (signal, group) => {
    const cwd = emptyFolder()
    // Ctrl-C in a terminal reaches the workers as well.
    const running = startBridgecheck(fuzz, { cwd, group })
    await running.said(/[1-9]\d* cases/)
    await wait(1000)
    running.kill(signal)
    const { code, stdout, stderr } = await running.ended
    const said = stderr.split('\n').filter((line) => !/^$|^[0-9a-f]{10}: not exported, the time is up; /.test(line))
    expect(said).toEqual([])
    expect(code).toBe(1)
    expect(stdout).toContain('Stopping after the batches under way; press Ctrl-C again to stop at once.')
    expect(stdout).toMatch(/^DIVERGE: \d+ signatures?; [\d,]+ cases in .*, seed 1, stopped\.$/m)
    const { state } = readBlob(join(cwd, 'out/campaign.blob'))
    const { tally } = state.lanes['vm!keep-error-class']!
    expect(state.ended).toBe('stopped')
    expect(tally.cases).toBeGreaterThan(0)
    // The same cases without an interruption.
    const again = await bridgecheck([...fuzz, '--cases', String(tally.cases), '--overwrite', '--json'], { cwd })
    expect(JSON.parse(again.stdout).adapters['vm!keep-error-class']).toMatchObject({ agree: tally.agree })
  })

  it('twice stops at once, and leaves no process behind', async () => {
    // It waits for an answer that never comes.
    const env = { DEADLY_CASES: '30', DEADLY_WAY: 'never' }
    const running = startBridgecheck(['fuzz', '--adapter', deadly, '--seed', '1'], { env, group: true })
    await running.said(/[1-9]\d* cases/)
    await wait(500)
    const started = descendants(running.pid)
    expect(started.length).toBeGreaterThan(0)
    const stopping = running.said(/Stopping after/)
    running.kill('SIGINT')
    await stopping
    await wait(1000)
    expect(descendants(running.pid).length).toBeGreaterThan(0)
    running.kill('SIGINT')
    const { code } = await running.ended
    expect(code).toBe(null)
    expect(await remaining(started, 5000)).toEqual([])
  })
})

describe('while a case that leaves its worker silent is looked for,', () => {
  it.each([
    ['Ctrl-C', [], 'stopped'],
    ['--max-time', ['--max-time', '33s'], 'time'],
  ] as const)(
    '%s ends the search: all is written, the verdict printed',
    async (_, bound, ended) => {
      const cwd = emptyFolder()
      const env = { DEADLY_CASES: '30', DEADLY_WAY: 'loop' }
      const args = ['fuzz', '--adapter', deadly, '--seed', '1', '--workers', '1', '--out', 'out', '--verbose', ...bound]
      const running = startBridgecheck(args, { cwd, env })
      await running.said(/a worker was lost/)
      await wait(1500)
      const started = descendants(running.pid)
      const stopped = performance.now()
      if (ended === 'stopped') running.kill('SIGINT')
      const { code, stdout } = await running.ended
      // The worker that is silent gets ten seconds to end by itself.
      expect(performance.now() - stopped).toBeLessThan(20_000)
      expect(code).toBe(0)
      expect(stdout).toMatch(/^AGREE: 20 cases in .*, seed 1.*\.$/m)
      const { state } = readBlob(join(cwd, 'out/campaign.blob'))
      expect(state).toMatchObject({ ended, lanes: { deadly: { tally: { cases: 20 } } } })
      expect(await remaining(started, 5000)).toEqual([])
    },
    120_000,
  )
})

describe('--shrink-time', () => {
  it('bounds all reductions together; what could not be reduced is reported as it was drawn', async () => {
    const args = ['run', '--adapter', 'vm!skip-freeze', '--cases', '60', '--json', '--shrink-time', '1ms']
    const { stdout } = await bridgecheck(args)
    const { divergences } = JSON.parse(stdout).adapters['vm!skip-freeze']
    expect(divergences.length).toBeGreaterThan(3)
    const whole = divergences.filter(({ sizeBefore, sizeAfter }: Record<string, number>) => sizeBefore === sizeAfter)
    expect(whole.length).toBeGreaterThanOrEqual(divergences.length - 1)
  })
})
