import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killGroup } from '../../killGroup.ts'
import type { ElectronInstallation } from '../installation.ts'
import { type Display, needsDisplay, openDisplay } from './display.ts'
import { startElectron } from './start.ts'

/** How an application ended. */
export interface AppEnd {
  /** undefined when it was ended from outside */
  code: number | undefined
  /** what it printed */
  output: string
}

const most = 1_000_000

/**
 * Runs the application of a folder in an Electron until it ends, and gives its exit code and what it printed.
 * It gets a profile of its own, which is removed, and where there is none a display.
 *
 * @param patience milliseconds after which it is ended; default 30,000
 * @throws Error with one sentence when it can't be started
 */
export async function runApp(electron: ElectronInstallation, folder: string, patience = 30_000): Promise<AppEnd> {
  const profile = await mkdtemp(join(tmpdir(), 'bridgecheck-app-'))
  let display: Display | undefined
  try {
    if (needsDisplay()) display = await openDisplay()
    return await ending(startElectron(electron, folder, profile, display), electron, patience)
  } finally {
    await display?.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}

async function ending(child: ChildProcess, { executable }: ElectronInstallation, patience: number): Promise<AppEnd> {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (text: string) => {
      if (output.length < most) output += text
    })
  }
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(() => killGroup(child), patience)
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      reject(new Error(`${executable} can't be started (${error.code}).`))
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? undefined, output })
    })
  })
}
