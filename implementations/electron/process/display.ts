import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { ended } from './ended.ts'

/** An X display that this process started. */
export interface Display {
  /** `:99` */
  name: string
  close(): Promise<void>
}

const startMilliseconds = 10_000
const flags = ['-screen', '0', '640x480x24', '-nolisten', 'tcp', '-terminate']

/** Whether Electron needs a display that is not there. Only Linux has machines without one. */
export function needsDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform === 'linux' && !env.DISPLAY
}

/**
 * Starts an Xvfb on a free display number. It ends by itself when its last client is gone (`-terminate`), so nothing
 * stays even when this process is killed: each Electron gets a new one.
 *
 * @throws Error with one sentence when Xvfb is missing or does not start
 */
export async function openDisplay(): Promise<Display> {
  const child = spawn('Xvfb', ['-displayfd', '3', ...flags], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const name = `:${await displayNumber(child)}`
  return {
    name,
    async close() {
      child.kill('SIGTERM')
      await ended(child, 2000)
    },
  }
}

async function displayNumber(child: ChildProcess): Promise<string> {
  return await new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(new Error(why))
    }
    const timer = setTimeout(
      () => fail(`Xvfb did not open a display within ${startMilliseconds / 1000} seconds.`),
      startMilliseconds,
    )
    child.once('error', () =>
      fail(
        'There is no display and Xvfb was not found: run "bridgecheck electron install --with-deps" as root, or install the package xvfb.',
      ),
    )
    child.once('exit', (code) => fail(`Xvfb ended before it opened a display (exit code ${code}).`))
    let said = ''
    const answer = child.stdio[3] as Readable
    answer.on('error', () => {})
    answer.on('data', (chunk) => {
      said += chunk
      if (!said.includes('\n')) return
      clearTimeout(timer)
      resolve(said.trim())
    })
  })
}
