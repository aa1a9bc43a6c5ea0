import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { app } from 'electron'
import type { ElectronMode } from '../../../model/adapterName.ts'
import type { World } from '../../../model/scenario/recipe.ts'
import { onMessage, sendMessage } from './line-socket.ts'
import { type FromElectron, type ToElectron, variables } from './protocol.ts'
import { BridgeWindow, type Outcome } from './window.ts'

// The main process: owns the windows, forwards batches, watches. It ends when its parent does.

const folder = process.env[variables.folder] ?? ''
const socket = connect(process.env[variables.socket] ?? '')
const say = (header: FromElectron, ...body: string[]) => sendMessage(socket, header, ...body)

socket.on('error', end)
socket.on('close', end)
app.disableHardwareAcceleration()
app.on('window-all-closed', () => {})

const modes = (process.env[variables.modes] ?? '').split(',')
const window = new BridgeWindow(folder, modes as ElectronMode[])
/** For what wants fresh worlds, which often ends them: it is made ready again while the other window works. */
const spare = new BridgeWindow(folder, modes as ElectronMode[])
let spareReady: Promise<unknown> = Promise.resolve()
let last: Promise<unknown> = app.whenReady().then(async () => {
  const facts = await window.renew()
  say({ is: 'ready', electron: process.versions.electron! }, facts!)
})
last.catch(fail)

onMessage<ToElectron>(socket, (job, [isolated, main, plans]) => {
  last = last.then(async () => {
    const texts = { isolated: isolated!, main: main! }
    const outcome = job.fresh ? await runFresh(job, texts, plans!) : await window.run(job, texts, plans!)
    if (outcome.is === 'done') say({ is: 'done', id: job.id }, outcome.isolated, outcome.main)
    else say({ is: outcome.is, id: job.id })
  })
  last.catch(fail)
})

async function runFresh(job: ToElectron, texts: Record<World, string>, plans: string): Promise<Outcome> {
  await spareReady
  const outcome = await spare.run(job, texts, plans)
  // The job that needs it tells of its failure.
  spareReady = spare.renew().catch(() => {})
  return outcome
}

function fail(error: unknown): void {
  say({ is: 'failed', message: error instanceof Error ? error.message : String(error) })
}

/** An orderly end would let Chromium write its profile once more, into the folder that was just removed. */
function end(): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } finally {
    if (process.platform === 'win32') app.exit(0)
    else process.kill(process.pid, 'SIGKILL')
  }
}
