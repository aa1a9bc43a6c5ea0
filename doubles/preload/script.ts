import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
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
    throw new Error(`The preload ${path} can't be read: ${describe(error)}.`, { cause: error })
  }
  const bundled = await bundle(path)
  if (bundled !== undefined) {
    if ('code' in bundled) return { path, code: bundled.code, isBundled: true }
    throw new Error(`The preload ${path} can't be bundled: ${bundled.fault.replace(/\.$/, '')}.`)
  }
  if (['.js', '.cjs'].includes(extname(path))) return { path, code, isBundled: false }
  throw new Error(`The preload ${path} needs esbuild to become plain JavaScript: run npm install --save-dev esbuild.`)
}

function pathOf(where: string | URL): string {
  if (typeof where === 'string') return resolve(where)
  if (where.protocol === 'file:') return fileURLToPath(where.href)
  // For pages Vite rewrites new URL(..., import.meta.url), Vitest's jsdom among them.
  throw new Error(
    `The preload ${where.href} is no file: give its path, such as join(import.meta.dirname, 'preload.ts').`,
  )
}
