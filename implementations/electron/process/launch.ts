import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { killGroup } from '../../killGroup.ts'
import { variables } from '../app/protocol.ts'
import type { ElectronInstallation } from '../installation.ts'
import { type Display, needsDisplay, openDisplay } from './display.ts'
import { ended } from './ended.ts'
import { endedError } from './endedError.ts'
import { makeSessionFolder } from './folder.ts'
import { Said } from './said.ts'
import { startElectron } from './start.ts'

/** A started Electron that has connected back. */
export interface Launched {
  socket: Socket
  child: ChildProcess
  said: Said
  /** path of its folder */
  folder: string
  /** ends everything and removes it: the process with its children, the display, the folder */
  close(): Promise<void>
}

export interface LaunchOptions {
  /** gets what Electron and Chromium write to their log */
  log?: (text: string) => void
  /** milliseconds that it may take to connect, and to open a window; default 15,000 */
  patience?: number
}

export const defaultPatience = 15_000
const endMilliseconds = 3000

/**
 * @param former path of the folder of one that was closed: this one gets it, so that its page has the same address
 * @throws Error with one sentence when it does not start or does not connect in time
 */
export async function launch(
  electron: ElectronInstallation,
  options: LaunchOptions,
  former?: string,
): Promise<Launched> {
  const folder = await makeSessionFolder(electron.modes, former)
  const opened: { display?: Display; server?: Server; child?: ChildProcess; socket?: Socket } = {}
  const close = async () => {
    opened.socket?.end()
    opened.server?.close()
    if (opened.child !== undefined) {
      if (opened.socket === undefined) killGroup(opened.child)
      await ended(opened.child, endMilliseconds)
      opened.socket?.destroy()
    }
    await opened.display?.close()
    await folder.remove()
  }
  try {
    if (needsDisplay()) opened.display = await openDisplay()
    const server = createServer()
    opened.server = server
    server.listen(folder.socket)
    await once(server, 'listening')
    const child = startElectron(electron, folder.path, join(folder.path, 'profile'), opened.display, {
      [variables.socket]: folder.socket,
      [variables.folder]: folder.path,
      [variables.modes]: electron.modes.join(','),
    })
    opened.child = child
    const said = new Said(child, options.log)
    opened.socket = await connection(server, child, electron, said, options.patience ?? defaultPatience)
    return { socket: opened.socket, child, said, folder: folder.path, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function connection(
  server: Server,
  child: ChildProcess,
  { executable }: ElectronInstallation,
  said: Said,
  patience: number,
): Promise<Socket> {
  return await new Promise((resolve, reject) => {
    const fail = (why: Error) => {
      clearTimeout(timer)
      reject(why)
    }
    const timer = setTimeout(
      () => fail(new Error(`${executable} did not answer as an Electron within ${patience / 1000} seconds.`)),
      patience,
    )
    child.once('error', (error: NodeJS.ErrnoException) =>
      fail(new Error(`${executable} can't be started (${error.code}).`)),
    )
    child.once('exit', (code, signal) => fail(endedError(executable, { code, signal }, 'before it answered', said)))
    server.once('connection', (socket) => {
      clearTimeout(timer)
      resolve(socket)
    })
  })
}
