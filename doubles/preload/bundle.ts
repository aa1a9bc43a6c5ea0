import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { extname } from 'node:path'

/** What became of a bundle: its code, or what is wrong with a file. */
export type Bundled = { code: string } | { fault: string }

/**
 * One script with all that it imports, by esbuild; `undefined` when esbuild is not installed.
 *
 * By its program and not its library: that starts in a tenth of the time, and the library refuses realms like Vitest's
 * jsdom, whose Uint8Array is not Node's.
 */
export async function bundle(path: string): Promise<Bundled | undefined> {
  const program = findProgram()
  if (program === undefined) return undefined
  const [command, ...first] = program
  return new Promise((resolve) => {
    execFile(
      command,
      [...first, path, ...options, ...(isModule(path) ? strict : [])],
      { maxBuffer: Infinity },
      (error, stdout, stderr) => {
        resolve(error === null ? { code: stdout } : { fault: faultIn(stderr) ?? error.message.split('\n')[0]! })
      },
    )
  })
}

const options = [
  '--bundle',
  '--log-level=error',
  '--color=false',
  '--format=cjs',
  '--platform=node',
  `--target=node${process.versions.node}`,
  '--external:electron',
  '--external:electron/*',
  '--keep-names',
  // A world of node:vm has no loader of modules: `import()` becomes `require`.
  '--supported:dynamic-import=false',
]

/** A module is strict, and what comes of it is a script, which is not strict by itself. */
const strict = ['--banner:js="use strict";']

function isModule(path: string): boolean {
  return ['.mjs', '.mts', '.ts', '.tsx'].includes(extname(path))
}

/** What to start; on Windows esbuild's package has a script of Node in the place of the program. */
function findProgram(): [command: string, ...args: string[]] | undefined {
  try {
    const program = createRequire(import.meta.url).resolve('esbuild/bin/esbuild')
    return process.platform === 'win32' ? [process.execPath, program] : [program]
  } catch {
    return undefined
  }
}

/** The first error that esbuild tells of: its text, and below it the place, ` file:line:column:`. */
function faultIn(stderr: string): string | undefined {
  const [, text, at] = /\[ERROR\] (.*)(?:\s+(\S.*:\d+):\d+:)?/.exec(stderr) ?? []
  return text === undefined || at === undefined ? text : `${text} at ${at}`
}
