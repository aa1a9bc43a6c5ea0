import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Command } from 'commander'
import { replaceFile } from '../../files/replaceFile.ts'
import { claims } from '../../model/claims.ts'
import { type ClaimResult, checkClaims } from '../../properties/claims.ts'
import { claimsPage, type ShownClaim } from '../../reports/claims-page.ts'
import { chooseAdapters } from '../adapters.ts'
import { type ExitCode, exitCodes, Misuse } from '../misuse.ts'
import { addFlags } from '../options/flags.ts'
import type { ClaimsFlags } from '../options/values.ts'
import { createOutput } from '../output.ts'
import { version } from '../version.ts'

const defaultCases = 3000

/** `claims`: what Electron's documentation says, sentence by sentence, against implementations. */
export function addClaims(program: Command, done: (code: ExitCode) => void): void {
  addFlags(program.command('claims'), 'claims')
    .description("hold each sentence of Electron's documentation against implementations")
    .action(async (flags: ClaimsFlags) => {
      await check(flags)
      done(exitCodes.agree)
    })
}

async function check(flags: ClaimsFlags): Promise<void> {
  const output = createOutput(flags)
  if (flags.out !== undefined) expectWritable(flags.out)
  const { adapters, hint } = await chooseAdapters(flags.adapter)
  if (hint !== undefined) output.print(hint)
  const results: ClaimResult[] = []
  for (const adapter of adapters) {
    output.print(output.colors.bold(adapter.id))
    const options = { seed: flags.seed ?? 1, cases: flags.cases ?? defaultCases }
    const onResult = (result: ClaimResult): void => {
      if (!flags.quiet) output.print(`  ${result.is.padEnd(13)}  ${result.claim}`)
    }
    results.push(...(await checkClaims(adapter, { ...options, onResult })))
  }
  if (flags.out !== undefined) writePage(flags.out, results.map(shown))
  output.object({ version, results })
}

function shown(result: ClaimResult): ShownClaim {
  if (result.is !== 'does not hold') return result
  return { ...result, counterexample: { ...result.counterexample, replay: '' } }
}

/** Told before the claims are checked, which takes minutes. */
function expectWritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK)
  } catch (error) {
    refuse(file, error)
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) refuse(file, { code: 'EISDIR' })
}

function refuse(file: string, error: unknown): never {
  const { code } = error as NodeJS.ErrnoException
  throw new Misuse(`The page ${file} can't be written (${code}): choose another --out.`)
}

function writePage(file: string, results: readonly ShownClaim[]): void {
  try {
    replaceFile(file, claimsPage(claims, results))
  } catch (error) {
    refuse(file, error)
  }
}
