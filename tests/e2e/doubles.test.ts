import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a program prints that loads a preload script with the built package. */
function run(source: string): string {
  const program = `
    import { createRequire } from 'node:module'
    import { loadPreload } from 'bridgecheck/doubles'
    const loaded = () => Object.keys(createRequire(process.cwd() + '/').cache).some((file) => file.includes('/jsdom/'))
    const preload = './doubles/preload/testing/plain.cjs'
    ${source}
  `
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
  })
}

it('jsdom is loaded by who asks for it, and by nobody else', () => {
  expect(run(`await loadPreload(preload, { electron: '33' }); console.log(loaded())`)).toBe('false\n')
  expect(run(`await import('jsdom'); console.log(loaded())`)).toBe('true\n')
})

it('a loaded preload script keeps no process alive', () => {
  expect(run(`console.log((await loadPreload(preload, { electron: '33' })).api.joined)`)).toBe('a/b\n')
})
