import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { findElectron, runApp } from '../../implementations/electron/index.ts'
import type { Repro } from '../../reports/repro/repro.ts'
import { sentenceOf } from '../misuse.ts'

/** Whether an export shows the difference that it was made of, on the implementation that diverged. */
export type Verification = { is: 'verified' } | { is: 'failed' | 'not verified'; reason: string }

/** Runs an exported Fiddle in the Electron that diverged. */
export async function verifyFiddle(folder: string, specifier: string, repro: Repro): Promise<Verification> {
  if (!/^electron[@:]/.test(specifier))
    return { is: 'not verified', reason: 'a Fiddle runs in an Electron, and this was found elsewhere.' }
  try {
    const [electron] = await findElectron(specifier)
    const { code, output } = await runApp(electron!, folder)
    const observed = /^observed {2}(.*)$/m.exec(output)?.[1]
    if (code === 1 && observed === repro.observed) return { is: 'verified' }
    const said = observed ?? /^can't tell: (.*)$/m.exec(output)?.[1] ?? 'nothing'
    return {
      is: 'failed',
      reason: `it ended with ${code ?? 'a signal'} and said "${said}", not 1 and "${repro.observed}".`,
    }
  } catch (error) {
    return { is: 'failed', reason: sentenceOf(error) }
  }
}

const patience = 30_000

/** Runs an exported test file with Node; it must fail, and name what was observed. */
export async function verifyTest(file: string, repro: Repro): Promise<Verification> {
  const { VITEST: _, NODE_TEST_CONTEXT: __, NODE_OPTIONS: ___, ...env } = process.env
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: patience })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const code = await ended
  const found = /^\s*actual: (.*)$/m.exec(stdout)?.[1]
  if (code === 1 && found !== undefined && wordsOf(found).includes(wordsOf(repro.observed))) return { is: 'verified' }
  const said = found ?? /^\w*Error.*$/m.exec(stderr + stdout)?.[0] ?? 'nothing'
  return { is: 'failed', reason: `it ended with ${code ?? 'a signal'} and said "${said}", not "${repro.observed}".` }
}

/** Node quotes the text once more, and escapes what it then must: the words are the same. */
const wordsOf = (text: string): string => text.replace(/[\\'"`]/g, '')
