import { type ExitCode, exitCodes, sentenceOf } from './misuse.ts'

/** How long what a command leaves open (a timer of an adapter's module) may keep the process, in milliseconds. */
const patience = 2000

/**
 * Runs the command and ends the process with its exit code, whatever else happens in the process: code that it loads
 * may exit, throw later, wait for what never comes or leave something open, and whoever reads what it prints may go away.
 */
export async function endWith(main: () => Promise<ExitCode>): Promise<void> {
  let code: ExitCode | undefined
  const complain = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Who closed the pipe wants no more; the verdict is in the exit code.
      if (error.code === 'EPIPE') return
      if (stream === process.stdout) complain(`What this command prints can't be written (${error.code}).`)
      code = exitCodes.misuse
      process.exitCode = code
    })
  }
  process.on('uncaughtException', (error) => {
    complain(`Code that is not of this command threw while it ran: ${sentenceOf(error)}`)
    process.exit(exitCodes.misuse)
  })
  process.on('exit', (ending) => {
    // 13: Node's word for an `await` that nothing can end.
    if (code !== undefined || (ending !== 0 && ending !== 13)) return
    complain('An adapter or a config file ended the process before there was a verdict, or waits for what never comes.')
    process.exitCode = exitCodes.misuse
  })
  const given = await main()
  code ??= given
  process.exitCode = code
  setTimeout(() => process.exit(), patience).unref()
}
