import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { descendants } from '../../implementations/electron/testing/processes.ts'
import { bridgecheck, deadly, emptyFolder, startBridgecheck } from '../e2e/spawn.ts'
import { timeless } from './timeless.ts'

/** Kills one descendant whose command matches, again and again while there are. */
async function killSome(pid: number, command: RegExp, times: number): Promise<number> {
  let killed = 0
  for (let attempt = 0; attempt < 300 && killed < times; attempt++) {
    await wait(300)
    const [victim] = descendants(pid).filter((one) => command.test(one.command))
    if (victim === undefined) continue
    process.kill(victim.pid, 'SIGKILL')
    killed += 1
  }
  return killed
}

/** What the campaign on an adapter comes to when nobody kills anything. */
const inPeace = new Map<string, string>()

describe('killed from outside,', () => {
  it.each([
    ['workers', 'vm!lose-receiver', 600, /process\/main\.js/, 2],
    ['renderers', 'electron@33.2.1', 2500, /--type=renderer/, 1],
    ['whole Electrons', 'electron@33.2.1', 2500, /user-data-dir=(?!.*--type=)/, 2],
  ])(
    '%s cost nothing but time',
    async (_, adapter, cases, command, times) => {
      const args = ['run', '--adapter', adapter, '--cases', String(cases), '--json', '--verbose', '--workers', '1']
      if (!inPeace.has(adapter)) inPeace.set(adapter, (await bridgecheck(args)).stdout)
      const running = startBridgecheck(args)
      await running.said(/cases 0 to 20 done/)
      expect(await killSome(running.pid, command, times)).toBe(times)
      const { stdout } = await running.ended
      // What a freeze leaves out is chance in a real Electron.
      const sure = (summary: string): string => timeless(summary).replace(/"setValued":\d+/, '')
      expect(sure(stdout)).toBe(sure(inPeace.get(adapter)!))
    },
    180_000,
  )
})

describe('a case that ends its worker', () => {
  it.each(['abort', 'memory'])(
    'by %s is found among the others, and is a crash',
    async (way) => {
      const env = { DEADLY_CASES: '37', DEADLY_WAY: way, NODE_OPTIONS: '--max-old-space-size=150' }
      const args = ['run', '--adapter', deadly, '--cases', '60', '--json', '--shrink-time', '1ms', '--workers', '2']
      const { code, stdout } = await bridgecheck(args, { env, cwd: emptyFolder() })
      const { cases, agree, crash, diverge, inapplicable, divergences } = JSON.parse(stdout).adapters.deadly
      expect({ code, cases, crash, diverge }).toEqual({ code: 1, cases: 60, crash: 1, diverge: 1 })
      expect(agree + inapplicable).toBe(59)
      for (const divergence of divergences) expect(divergence).toMatchObject({ kind: 'crash', observed: 'crash' })
    },
    180_000,
  )
})

it('a case that ends the whole campaign is found by the runs that resume it, and is a crash', async () => {
  const cwd = emptyFolder()
  const env = { DEADLY_CASES: '37', DEADLY_WAY: 'parent' }
  const args = ['run', '--adapter', deadly, '--cases', '60', '--json', '--out', 'out', '--resume']
  const resumed = async () => {
    for (let deaths = 0; ; deaths += 1) {
      const ended = await bridgecheck(args, { env, cwd })
      if (ended.code !== null || deaths > 10) return { deaths, ...ended }
    }
  }
  const ended = await resumed()
  expect(ended).toMatchObject({ deaths: 5, code: 1 })
  const { cases, crash, diverge, divergences } = JSON.parse(ended.stdout).adapters.deadly
  expect({ cases, crash, diverge }).toEqual({ cases: 60, crash: 1, diverge: 1 })
  expect(divergences[0]).toMatchObject({ kind: 'crash', observed: 'crash' })
  const written = readdirSync(join(cwd, 'out'))
  expect(written).toEqual(expect.arrayContaining(['campaign.blob', 'findings', 'summary.json']))
  expect(written.filter((name) => /under-way|tmp/.test(name))).toEqual([])
  const page = () => JSON.parse(readFileSync(join(cwd, 'out/findings', findingIn(cwd)), 'utf8'))
  expect(page()).toMatchObject({ index: 37, unconfirmed: true })
  // A campaign that goes on tries again to confirm it, and gives up sooner.
  expect(await resumed()).toMatchObject({ deaths: 2, code: 1 })
  expect(page()).toMatchObject({ index: 37, unconfirmed: true })
}, 180_000)

const findingIn = (cwd: string): string =>
  readdirSync(join(cwd, 'out/findings')).find((name) => name.endsWith('.json'))!
