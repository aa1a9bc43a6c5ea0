import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileFunction } from 'node:vm'
import { bundle } from './bundle.ts'
import { describe } from './describe.ts'

/** A preload script as CommonJS. */
export interface PreloadScript {
  /** absolute */
  path: string
  code: string
  /** holds what it imports */
  isBundled: boolean
}

/**
 * Reads a script and bundles it, if esbuild is there.
 *
 * @throws Error with one sentence when it is no file, can't be read or bundled, or needs an esbuild that is missing
 */
export async function readScript(where: string | URL): Promise<PreloadScript> {
  const path = pathOf(where)
  let code: string
  try {
    code = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR')
      throw new Error(`The preload ${path} is a folder: give the path of its script.`, { cause: error })
    throw new Error(`The preload ${path} can't be read: ${describe(error)}.`, { cause: error })
  }
  const bundled = await bundle(path)
  if (bundled !== undefined) {
    if ('code' in bundled) return { path, code: bundled.code, isBundled: true }
    throw new Error(`The preload ${path} can't be bundled: ${bundled.fault.replace(/\.$/, '')}.`)
  }
  if (['.js', '.cjs'].includes(extname(path)) && !isModule(code)) return { path, code, isBundled: false }
  throw new Error(`The preload ${path} needs esbuild to become plain JavaScript: run npm install --save-dev esbuild.`)
}

/** Whether the text is one that only a module can be, such as with `import` at the start of a line. */
function isModule(code: string): boolean {
  if (!/^\s*(import|export)\b(?!\s*\()/m.test(code)) return false
  try {
    compileFunction(code)
    return false
  } catch {
    return true
  }
}

function pathOf(where: string | URL): string {
  if (where === '') throw new Error("The preload has an empty path: give one, such as './preload.ts'.")
  if (typeof where === 'string') return resolve(where)
  if (where.protocol === 'file:') return fileURLToPath(where.href)
  // For pages Vite rewrites new URL(..., import.meta.url), Vitest's jsdom among them.
  throw new Error(
    `The preload ${where.href} is no file: give its path, such as join(import.meta.dirname, 'preload.ts').`,
  )
}
