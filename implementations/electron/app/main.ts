import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { app } from 'electron'
import type { ElectronMode } from '../../../model/adapterName.ts'
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

const modes = (process.env[variables.modes] ?? '').split(',') as ElectronMode[]
const window = new BridgeWindow(folder, modes, true)
const started = app.whenReady().then(async () => {
  const facts = await window.renew()
  say({ is: 'ready', electron: process.versions.electron! }, facts!)
})
started.catch(fail)

/** A window and when it is free: it does one job at a time, beside the other one. */
interface WindowInUse {
  window: BridgeWindow
  free: Promise<unknown>
}
const usual: WindowInUse = { window, free: started }
/** For what wants fresh worlds, which often ends them: it is made ready again while the usual one works. */
const spare: WindowInUse = { window: new BridgeWindow(folder, modes), free: started }

onMessage<ToElectron>(socket, (job, [isolated, main, plans]) => {
  const slot = job.fresh ? spare : usual
  const texts = { isolated: isolated!, main: main! }
  const done = slot.free.then(async () => answer(job, await slot.window.run(job, texts, plans!)))
  done.catch(fail)
  // A job that then finds no window tells of the failure.
  slot.free = job.fresh ? done.then(() => slot.window.renew().catch(() => {})) : done
})

function answer({ id }: ToElectron, outcome: Outcome): void {
  if (outcome.is === 'done') say({ is: 'done', id }, outcome.isolated, outcome.main)
  else say({ is: outcome.is, id })
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
