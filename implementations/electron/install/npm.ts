import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/**
 * Runs the user's npm client, so that their registry, proxy and certificates are honoured, and gives its standard output.
 *
 * @throws Error with one sentence: what npm said, shortened to the lines that tell
 */
export async function npm(args: readonly string[]): Promise<string> {
  const quiet = ['--loglevel=error', '--no-update-notifier', '--fetch-retries=1', '--fetch-retry-mintimeout=1000']
  const [command, first] = npmCommand()
  const child = spawn(command, [...first, ...args, ...quiet], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && first.length === 0,
  })
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', () => reject(new Error('The npm client was not found: install npm, or add it to PATH.')))
    child.once('close', (code) => resolve(code ?? 1))
  })
  const [code, out, said] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  if (code !== 0) throw new Error(`"npm ${args.slice(0, 2).join(' ')}" failed: ${reason(said)}`)
  return out
}

/** Under `npm run` and `npx` the running npm itself, else the one of the PATH. */
function npmCommand(): [command: string, args: string[]] {
  const running = process.env.npm_execpath
  if (running !== undefined && /npm-cli\.c?js$/.test(running)) return [process.execPath, [running]]
  return ['npm', []]
}

/** npm writes `npm error code ENOTFOUND` and then prose; the code and the first line of prose are enough. */
export function reason(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => /^npm (?:error|ERR!) (.+)$/.exec(line)?.[1]?.trim())
    .filter((line) => line !== undefined && line !== '')
  return lines.slice(0, 2).join(', ') || 'it gave no reason'
}
