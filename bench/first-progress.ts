import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../cli/bin.js', import.meta.url))

/** Milliseconds from the start of the command to its first line of progress with a case in it. */
export async function firstProgress(adapter: string): Promise<number> {
  const cwd = mkdtempSync(join(tmpdir(), 'bridgecheck-bench-'))
  const start = performance.now()
  const child = spawn(process.execPath, [bin, 'run', '--adapter', adapter, '--cases', '200'], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  let text = ''
  let first: number | undefined
  for await (const chunk of child.stdout) {
    text += String(chunk)
    if (first === undefined && /^\d+ cases /m.test(text)) first = performance.now() - start
  }
  await exit
  rmSync(cwd, { recursive: true })
  if (first === undefined) throw new Error(`No progress of ${adapter} was seen: ${text}`)
  return first
}
