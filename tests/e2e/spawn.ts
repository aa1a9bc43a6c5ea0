import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** The built command line: `npm test` builds it before. */
const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url))

export const naiveFake = fileURLToPath(new URL('../../docs/examples/naive-fake.mjs', import.meta.url))

/** See the file: it dies of cases that the environment names. */
export const deadly = fileURLToPath(new URL('../scale/deadly.adapter.mjs', import.meta.url))

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'bridgecheck-e2e-'))

export interface SpawnOptions {
  cwd?: string
  env?: Record<string, string>
  /** makes it the head of a process group, as a terminal does */
  group?: boolean
  /** no file may grow beyond this many blocks of 512 bytes: what a full disk does, and needs no disk */
  fileBlocks?: number
  /** this file of the folder is what /dev/stdin gives, once: a pipe */
  piped?: string
  /** sends this signal soon after the first line of progress */
  interrupt?: NodeJS.Signals
}

/** A command that runs. */
export interface Running {
  pid: number
  kill(signal: NodeJS.Signals): void
  /** takes away what reads its stdout */
  closeOutput(): void
  /** resolves when it has printed this on stdout or stderr; rejects when it ends before */
  said(what: RegExp): Promise<void>
  ended: Promise<Ended>
}

/** Starts `bridgecheck` in a folder of its own and without colors of the surroundings. */
export function startBridgecheck(args: readonly string[], options: SpawnOptions = {}): Running {
  const { FORCE_COLOR: _, NO_COLOR: __, GITHUB_ACTIONS: ___, GITHUB_STEP_SUMMARY: ____, ...env } = process.env
  const command = [process.execPath, bin, ...args]
  const { fileBlocks, piped } = options
  const limit = fileBlocks === undefined ? '' : `ulimit -f ${fileBlocks}; `
  const run = piped === undefined ? 'exec "$@"' : `cat ${piped} | "$@"`
  const [program = '', ...rest] =
    fileBlocks === undefined && piped === undefined ? command : ['sh', '-c', limit + run, 'sh', ...command]
  const child = spawn(program, rest, {
    cwd: options.cwd ?? emptyFolder(),
    env: { ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: options.group === true,
  })
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  // What was taken away has no text.
  const texts = Promise.all([text(child.stdout).catch(() => ''), text(child.stderr)])
  return {
    pid: child.pid!,
    kill: (signal) => void process.kill(options.group === true ? -child.pid! : child.pid!, signal),
    closeOutput: () => void child.stdout.destroy(),
    said: (what) =>
      new Promise((resolve, reject) => {
        let heard = ''
        const listen = (chunk: Buffer): void => {
          heard += String(chunk)
          if (what.test(heard)) resolve()
        }
        child.stdout.on('data', listen)
        child.stderr.on('data', listen)
        child.once('close', () => reject(new Error(`It never said ${what}: ${heard}`)))
      }),
    ended: texts.then(async ([stdout, stderr]) => ({ code: await code, stdout, stderr })),
  }
}

/** Runs `bridgecheck` in a folder of its own and without colors of the surroundings. */
export async function bridgecheck(args: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  const { interrupt } = options
  const running = startBridgecheck(args, options)
  if (interrupt !== undefined) {
    running.said(/^[1-9]\d* cases/m).then(
      () => setTimeout(() => running.kill(interrupt), 500),
      () => {},
    )
  }
  return running.ended
}

/** A project of a user: an empty folder that has the package, and Vitest. */
export function projectFolder(): string {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'bridgecheck'))
  symlinkSync(resolve('node_modules', 'vitest'), join(folder, 'node_modules', 'vitest'))
  return folder
}
