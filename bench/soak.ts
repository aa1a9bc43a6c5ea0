// A soak test, to be run by hand: one campaign over an Electron and over a fault of our own bridge, while every few
// seconds a worker, a renderer or a whole Electron is killed; then the same campaign in peace. Both must come to the
// same: no case and no finding is lost. `node dist/bench/soak.js [cases] [seed] [adapter,adapter]`, by default 200,000
// cases, seed 1, vm!lose-receiver and electron@33.2.1. On Linux and macOS. Exits with 1 when something differs.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { descendants, remaining } from '../implementations/electron/testing/processes.ts'

const [cases = '200000', seed = '1', adapters = 'vm!lose-receiver,electron@33.2.1'] = process.argv.slice(2)
const command = fileURLToPath(new URL('../cli/bin.js', import.meta.url))

/** What is killed: one process of these commands, each as likely as the others. */
const victims = { worker: /process\/main\.js/, renderer: /--type=renderer/, Electron: /user-data-dir=(?!.*--type=)/ }
const between = { least: 2000, most: 6000 }

/** One campaign. `disturb` runs beside it until it ends. */
async function campaign(disturb: (pid: number, ended: () => boolean) => Promise<void>) {
  const store = mkdtempSync(join(tmpdir(), 'bridgecheck-soak-'))
  const named = adapters.split(',').flatMap((adapter) => ['--adapter', adapter])
  const bounds = ['--cases', cases, '--seed', seed, '--max-time', '10h', '--store', store]
  const child = spawn(process.execPath, [command, 'run', ...named, ...bounds, '--json', '--quiet'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let hasEnded = false
  const said = text(child.stdout)
  const disturbing = disturb(child.pid!, () => hasEnded)
  const start = Date.now()
  const summary = await said
  hasEnded = true
  await disturbing
  rmSync(store, { recursive: true })
  return { summary: JSON.parse(summary), seconds: Math.round((Date.now() - start) / 1000) }
}

const killed: Record<string, number> = { worker: 0, renderer: 0, Electron: 0 }
let left = 0

async function killNowAndThen(pid: number, ended: () => boolean): Promise<void> {
  let seen = descendants(pid)
  while (!ended()) {
    await wait(between.least + Math.random() * (between.most - between.least))
    if (ended()) break
    const kinds = Object.entries(victims)
    const [kind, pattern] = kinds[Math.floor(Math.random() * kinds.length)]!
    seen = descendants(pid)
    const found = seen.filter((one) => pattern.test(one.command))
    const victim = found[Math.floor(Math.random() * found.length)]
    if (victim === undefined) continue
    try {
      process.kill(victim.pid, 'SIGKILL')
      killed[kind]! += 1
    } catch {
      // It ended by itself.
    }
  }
  left = (await remaining(seen, 10_000)).length
}

/** What must be the same, of each adapter: everything but times, paths, and what a real Electron leaves to chance. */
function outcome(summary: { adapters: Record<string, Record<string, unknown>> }): string {
  const own = new Set(['casesPerSecond', 'durationMs', 'setValued', 'warnings', 'replay'])
  return JSON.stringify(summary.adapters, (key, value) => (own.has(key) ? undefined : value), 1)
}

const disturbed = await campaign(killNowAndThen)
const quiet = await campaign(async () => {})
const isSame = outcome(disturbed.summary) === outcome(quiet.summary)
console.log(
  `killed: ${Object.entries(killed)
    .map(([kind, count]) => `${count} ${kind}s`)
    .join(', ')}`,
)
console.log(`disturbed ${disturbed.seconds} s, in peace ${quiet.seconds} s; ${left} processes left behind`)
for (const [id, { cases: done, agree, diverge, flaky, divergences }] of Object.entries<Record<string, unknown>>(
  disturbed.summary.adapters,
))
  console.log(
    `${id}: ${done} cases, ${agree} agree, ${diverge} diverging, ${flaky} flaky, ${(divergences as []).length} findings`,
  )
console.log(isSame ? 'Both campaigns came to the same.' : 'The campaigns differ:')
if (!isSame) {
  const [one, other] = [outcome(disturbed.summary).split('\n'), outcome(quiet.summary).split('\n')]
  for (const line of one) if (!other.includes(line)) console.log(`- ${line}`)
  for (const line of other) if (!one.includes(line)) console.log(`+ ${line}`)
}
process.exitCode = isSame && left === 0 ? 0 : 1
