import { createRequire, isBuiltin } from 'node:module'
import { dirname } from 'node:path'
import { type Context, compileFunction } from 'node:vm'
import { isElectron } from '../electron.ts'
import type { PreloadScript } from './script.ts'

/** Runs a CommonJS script in a world. `require` knows `electron` and Node's own modules. */
export function evaluate({ path, code, isBundled }: PreloadScript, world: Context, electron: object): void {
  const load = createRequire(path)
  const require = (name: string): unknown => {
    if (isElectron(name)) return electron
    if (isBuiltin(name)) return load(name)
    const advice = isBundled
      ? ''
      : ' (without esbuild a preload is one file; to have it bundled: npm install --save-dev esbuild)'
    throw Object.assign(new Error(`module not found: ${name}${advice}`), { code: 'MODULE_NOT_FOUND' })
  }
  const module = { exports: {} }
  const parameters = ['exports', 'require', 'module', '__filename', '__dirname']
  const run = compileFunction(code, parameters, { filename: path, parsingContext: world })
  run.call(module.exports, module.exports, require, module, path, dirname(path))
}
