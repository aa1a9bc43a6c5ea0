import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../cli/bin.js', import.meta.url))

/** What tells of cases that are done: those of the corpus, which run first, and drawn ones. */
const lines = { corpus: /corpus: \d+ agree/, drawn: /^\d+ cases /m } as const

/** Milliseconds from the start of the command until it has printed that. */
export async function firstProgress(adapter: string, of: keyof typeof lines): Promise<number> {
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
    if (first === undefined && lines[of].test(text)) first = performance.now() - start
  }
  await exit
  rmSync(cwd, { recursive: true })
  if (first === undefined) throw new Error(`No progress of ${adapter} was seen: ${text}`)
  return first
}
