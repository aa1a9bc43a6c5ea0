import type { Facts } from '../../../model/observation.ts'
import type { World } from '../../../model/scenario/recipe.ts'
import { killGroup } from '../../killGroup.ts'
import { onMessage, sendMessage } from '../app/line-socket.ts'
import type { FromElectron } from '../app/protocol.ts'
import type { ElectronInstallation } from '../installation.ts'
import { endedError, KilledError } from './endedError.ts'
import { defaultPatience, type Launched, type LaunchOptions, launch } from './launch.ts'

export interface Job {
  count: number
  texts: Record<World, string>
  plans: string
  watchdog: number
  fresh: boolean
}

/** How a job ended. `lost`: the whole Electron ended, or was ended because it said nothing. */
export type JobResult =
  | { is: 'done'; isolated: string; main: string }
  | { is: 'crash' }
  | { is: 'hang' }
  | { is: 'lost'; why: string }

/** One Electron process that runs jobs, one after the other. */
export interface Connection {
  electron: string
  facts: Facts
  /** path of the folder of its process, for the next one */
  folder: string
  run(job: Job): Promise<JobResult>
  close(): Promise<void>
}

/** how long beyond its watchdog a job may leave the main process silent: time to load a window, and again */
const silenceMilliseconds = 35_000

/** how often one Electron is started that others end meanwhile */
const mostStarts = 5

/**
 * @param former the folder of the Electron in whose place this one is started
 * @throws Error with one sentence when it does not start, or opens no window
 */
export async function connectElectron(
  electron: ElectronInstallation,
  options: LaunchOptions,
  former?: string,
): Promise<Connection> {
  for (let starts = 1; ; starts += 1) {
    try {
      return await connectOnce(electron, options, former)
    } catch (error) {
      if (!(error instanceof KilledError) || starts === mostStarts) throw error
    }
  }
}

async function connectOnce(
  electron: ElectronInstallation,
  options: LaunchOptions,
  former: string | undefined,
): Promise<Connection> {
  const launched = await launch(electron, options, former)
  const waiting = new Map<number, (result: JobResult) => void>()
  let lost: string | undefined
  let serial = 0
  let silence: NodeJS.Timeout | undefined

  const lose = (why: string) => {
    lost ??= why
    clearTimeout(silence)
    for (const settle of waiting.values()) settle({ is: 'lost', why: lost })
    waiting.clear()
  }
  const listen = (watchdog: number) => {
    clearTimeout(silence)
    if (waiting.size === 0) return
    silence = setTimeout(() => killGroup(launched.child), watchdog + silenceMilliseconds)
  }
  const settle = (id: number, result: JobResult) => {
    waiting.get(id)?.(result)
    waiting.delete(id)
  }
  let watchdog = 0
  const ready = readyMessage(launched, electron, options.patience ?? defaultPatience)
  onMessage<FromElectron>(launched.socket, (header, body) => {
    switch (header.is) {
      case 'ready':
        ready.resolve({ electron: header.electron, facts: JSON.parse(body[0]!) })
        break
      case 'done':
        settle(header.id, { is: 'done', isolated: body[0]!, main: body[1]! })
        break
      case 'crash':
      case 'hang':
        settle(header.id, { is: header.is })
        break
      case 'failed':
        ready.reject(new Error(`${electron.executable} opens no window: ${header.message}.`))
        lose(header.message)
        break
    }
    listen(watchdog)
  })
  launched.socket.on('error', () => {})
  launched.child.once('exit', (code, signal) => {
    ready.reject(endedError(electron.executable, { code, signal }, 'while it opened a window', launched.said))
    lose('the Electron process ended')
  })

  const close = async () => {
    lose('the session was closed')
    await launched.close()
  }
  try {
    const { electron, facts } = await ready.promise
    return {
      electron,
      facts,
      folder: launched.folder,
      close,
      async run({ texts, plans, ...job }) {
        if (lost !== undefined) return { is: 'lost', why: lost }
        serial += 1
        const id = serial
        return await new Promise((resolve) => {
          waiting.set(id, resolve)
          watchdog = Math.max(job.watchdog, waiting.size === 1 ? 0 : watchdog)
          listen(watchdog)
          sendMessage(launched.socket, { do: 'run', id, ...job }, texts.isolated, texts.main, plans)
        })
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** A promise of the first window's report, with its timer. */
function readyMessage({ said }: Launched, { executable }: ElectronInstallation, patience: number) {
  let resolve!: (ready: { electron: string; facts: Facts }) => void
  let reject!: (why: Error) => void
  const promise = new Promise<{ electron: string; facts: Facts }>((fulfil, refuse) => {
    const timer = setTimeout(
      () => reject(new Error(`${executable} opened no window within ${patience / 1000} seconds${said.reason()}`)),
      patience,
    )
    resolve = (ready) => {
      clearTimeout(timer)
      fulfil(ready)
    }
    reject = (why) => {
      clearTimeout(timer)
      refuse(why)
    }
  })
  promise.catch(() => {})
  return { promise, resolve, reject }
}
