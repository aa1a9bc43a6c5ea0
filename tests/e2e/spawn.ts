import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** The built command line: `npm test` builds it before. */
const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url))

export const naiveFake = fileURLToPath(new URL('../../docs/examples/naive-fake.mjs', import.meta.url))

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'bridgecheck-e2e-'))

export interface SpawnOptions {
  cwd?: string
  env?: Record<string, string>
  /** sends this signal as soon as something was printed */
  interrupt?: NodeJS.Signals
}

/** Runs `bridgecheck` in a folder of its own and without colors of the surroundings. */
export async function bridgecheck(args: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  const { FORCE_COLOR: _, NO_COLOR: __, GITHUB_ACTIONS: ___, GITHUB_STEP_SUMMARY: ____, ...env } = process.env
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: options.cwd ?? emptyFolder(),
    env: { ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { interrupt } = options
  if (interrupt !== undefined) child.stdout.once('data', () => setTimeout(() => child.kill(interrupt), 500))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, stdout, stderr }
}
