import { Command, CommanderError } from 'commander'
import { plain } from '../reports/code/quote.ts'
import { addClaims } from './commands/claims.ts'
import { addCorpus } from './commands/corpus.ts'
import { addElectron } from './commands/electron.ts'
import { addExplain } from './commands/explain.ts'
import { addExport } from './commands/export.ts'
import { addFuzz } from './commands/fuzz.ts'
import { addKnown } from './commands/known.ts'
import { addMerge } from './commands/merge.ts'
import { addReplay } from './commands/replay.ts'
import { addRun } from './commands/run.ts'
import { type ExitCode, exitCodes, Misuse, sentenceOf } from './misuse.ts'
import { applyConfig } from './options/config.ts'
import { allFlags } from './options/flags.ts'
import { version } from './version.ts'

const about =
  "Finds out whether a context bridge does what it should: property-based fuzzing against a model of Electron's contextBridge."

const after = `
Exit codes: 0 all agree, 1 a divergence or a flaky finding, 2 misuse, a failed set-up or no case that was applicable.`

/** Runs the command line. Never throws: what fails is one sentence on stderr and exit code 2. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  // What went wrong is told as the flags ask, also when the flags themselves can't be read.
  let told: ErrorOutput = { json: args.includes('--json'), verbose: args.includes('--verbose') }
  let exitCode: ExitCode = exitCodes.agree
  const program = new Command('bridgecheck')
    .description(about)
    .version(version)
    .addHelpText('after', after)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`${oneSentence(text)}\n`) })
    .hook('preAction', async (_, command) => {
      await applyConfig(command, allFlags())
      told = { ...told, ...command.opts<Partial<ErrorOutput>>() }
    })
  const done = (code: ExitCode): void => {
    exitCode = code
  }
  addRun(program, done)
  addFuzz(program, done)
  addReplay(program, done)
  addMerge(program, done)
  addExplain(program, done)
  addClaims(program, done)
  addCorpus(program, done)
  addExport(program, done)
  addKnown(program, done)
  addElectron(program, done)
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) fail(error, told)
    else if (error.exitCode === 0) return exitCodes.agree
    else if (told.json) printError(oneSentence(error.message))
    return exitCodes.misuse
  }
  return exitCode
}

/** Commander's `error: unknown option '--sed'` and its suggestion on the next line, as one sentence of ours. */
function oneSentence(text: string): string {
  const words = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')
  return `${words[0]!.toUpperCase()}${words.slice(1)}${/[.?!)]$/.test(words) ? '' : '.'}`
}

interface ErrorOutput {
  json: boolean
  verbose: boolean
}

function fail(error: unknown, { json, verbose }: ErrorOutput): void {
  const sentence = sentenceOf(error)
  const stack = verbose && error instanceof Error && !(error instanceof Misuse) ? error.stack : undefined
  const lines = stack?.split('\n') ?? [sentence]
  process.stderr.write(`${lines.map((line) => plain(line, 2000)).join('\n')}\n`)
  if (json) printError(sentence)
}

function printError(error: string): void {
  process.stdout.write(`${JSON.stringify({ version, error })}\n`)
}
