import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findElectron } from '../find.ts'
import { openSession } from '../session.ts'
import { descendants, remaining } from '../testing/processes.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridgecheck-test-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

/** An executable that is no Electron. */
async function opening(script: string): Promise<string> {
  const executable = join(folder, 'program')
  await writeFile(executable, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  const electron = { version: '33.2.1', executable, source: 'a test', launcher: true, modes: [] }
  const error = await openSession(electron, { patience: 500 }).then(
    () => new Error('it was opened'),
    (reason: Error) => reason,
  )
  return error.message.replace(executable, 'program')
}

test('a program that does not answer is given up', async () => {
  expect(await opening('exec sleep 30')).toBe('program did not answer as an Electron within 0.5 seconds.')
})

test('a program that ends is quoted', async () => {
  expect(await opening('echo "unknown option" >&2; exit 3')).toBe(
    'program ended (exit code 3) before it answered: unknown option.',
  )
})

test('a missing library is named', async () => {
  const line = 'electron: error while loading shared libraries: libnss3.so: cannot open shared object file'
  expect(await opening(`echo "${line}" >&2; exit 127`)).toContain('the library libnss3.so is missing, "bridgecheck')
})

test('an executable that is not there is named', async () => {
  const electron = { version: '33.2.1', executable: join(folder, 'none'), source: 'a test', launcher: true, modes: [] }
  await expect(openSession(electron, {})).rejects.toThrow(/none can't be started \(ENOENT\)\.$/)
})

test.runIf(process.platform === 'linux')('a missing Xvfb is named where there is no display', async () => {
  vi.stubEnv('DISPLAY', '')
  vi.stubEnv('PATH', folder)
  expect(await opening('exit 0')).toMatch(
    /^There is no display and Xvfb was not found: run "bridgecheck electron install --with-deps"/,
  )
})

test('an Electron of another version than it is taken for is refused', async () => {
  const [electron] = await findElectron('electron')
  await expect(openSession({ ...electron!, version: '1.2.3' }, {})).rejects.toThrow(
    `${electron!.executable} is Electron ${electron!.version}, not 1.2.3.`,
  )
})

test('nothing stays when the parent is killed', async () => {
  const [electron] = await findElectron('electron')
  const script = join(folder, 'parent.mjs')
  const source = `
    import { openSession } from ${JSON.stringify(fileURLToPath(new URL('../session.ts', import.meta.url)))}
    globalThis.session = await openSession(${JSON.stringify(electron)}, {})
    console.log('open')
  `
  await build({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
  })
  const parent = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  })
  await once(parent.stdout, 'data')
  const started = descendants(parent.pid!)
  expect(started.length).toBeGreaterThan(2)
  parent.kill('SIGKILL')
  expect(await remaining(started, 5000)).toEqual([])
  expect(await readdir(folder)).toEqual(['parent.mjs'])
})
