import { Console } from 'node:console'
import pc from 'picocolors'

export type Colors = ReturnType<typeof pc.createColors>

/** Where a command prints. Human text goes to stdout, under `--json` to stderr: stdout then holds one object. */
export interface Output {
  colors: Colors
  /** the stream of human text */
  human: NodeJS.WriteStream
  /** a live line makes sense there */
  live: boolean
  print(text: string): void
  /** the one object of `--json`; does nothing without it */
  object(value: unknown): void
}

export function createOutput(flags: { json?: true }): Output {
  // What the modules of adapters print with the console is human text too.
  if (flags.json) globalThis.console = new Console(process.stderr)
  const human = flags.json ? process.stderr : process.stdout
  const dumb = process.env.TERM === 'dumb'
  const { NO_COLOR, FORCE_COLOR = '' } = process.env
  const asked = FORCE_COLOR !== '' && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  const colorful = !NO_COLOR && (human.isTTY === true || asked) && FORCE_COLOR !== '0' && !dumb
  return {
    colors: pc.createColors(colorful),
    human,
    live: human.isTTY === true && !dumb,
    print: (text) => void human.write(`${text}\n`),
    object: (value) => {
      if (flags.json) process.stdout.write(`${JSON.stringify(value)}\n`)
    },
  }
}
