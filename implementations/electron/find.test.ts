import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { electronAt, findElectron, listElectrons } from './find.ts'
import { addToCache } from './install/cache.ts'
import { officialExecutable } from './install/from-release.ts'

const linux = process.platform === 'linux'
const executable = officialExecutable('linux')
let folder: string
let project: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridgecheck-test-'))
  project = join(folder, 'project')
  await mkdir(project)
  vi.stubEnv('BRIDGECHECK_CACHE', join(folder, 'cache'))
  vi.stubEnv('BRIDGECHECK_ELECTRON', '')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

/** What an official distribution looks like from outside. */
async function distribution(at: string, version: string, application = 'default_app.asar'): Promise<string> {
  await mkdir(join(at, 'resources'), { recursive: true })
  await writeFile(join(at, executable), '')
  await writeFile(join(at, 'version'), version)
  await writeFile(join(at, 'resources', application), '')
  return at
}

const cached = (version: string) =>
  addToCache({ version, source: 'a test', executable }, (part) => writeFile(join(part, executable), ''))

describe.runIf(linux)('finding Electrons', () => {
  test('"electron" is all of them, oldest first, one per version', async () => {
    await cached('33.2.1')
    await cached('9.0.0')
    await distribution(join(project, 'node_modules', 'electron', 'dist'), 'v33.2.1')
    await writeFile(join(project, 'node_modules', 'electron', 'package.json'), '{"name":"electron"}')
    await writeFile(join(project, 'node_modules', 'electron', 'path.txt'), executable)
    vi.stubEnv('BRIDGECHECK_ELECTRON', await distribution(join(folder, 'own'), '40.0.0'))
    const found = await findElectron('electron', { project })
    expect(found.map(({ version, source, launcher }) => ({ version, source, launcher }))).toEqual([
      { version: '9.0.0', source: 'a test', launcher: true },
      { version: '33.2.1', source: `package electron of ${project}`, launcher: false },
      { version: '40.0.0', source: join(folder, 'own'), launcher: false },
    ])
    expect(await findElectron('electron@9.0.0', { project })).toEqual([found[0]])
    const modes = ['unsandboxed', 'isolatedWorld']
    const both = found.map((one) => ({ ...one, modes }))
    expect(await findElectron('electron+unsandboxed+isolatedWorld', { project })).toEqual(both)
    expect(await findElectron('electron@9.0.0+isolatedWorld+unsandboxed', { project })).toEqual([both[0]])
  })

  test('a path may be an executable, a distribution or a package', async () => {
    const own = await distribution(join(folder, 'package', 'dist'), '40.0.0')
    const found = await electronAt(join(own, executable))
    expect(found).toMatchObject({ version: '40.0.0', executable: join(own, executable) })
    for (const path of [own, join(folder, 'package')]) {
      expect(await findElectron(`electron:${path}`)).toEqual([{ ...found, source: path }])
    }
  })

  test('one that bridgecheck unpacked is known by its path', async () => {
    const { folder: own } = await cached('33.2.1')
    for (const path of [own, join(own, executable)]) {
      expect(await electronAt(path)).toEqual({
        version: '33.2.1',
        executable: join(own, executable),
        source: 'a test',
        launcher: true,
        modes: [],
      })
    }
  })

  test('a project whose electron package was never fetched has none', async () => {
    await mkdir(join(project, 'node_modules', 'electron'), { recursive: true })
    await writeFile(join(project, 'node_modules', 'electron', 'package.json'), '{"name":"electron"}')
    expect(await listElectrons({ project })).toEqual([])
  })
})

describe.runIf(linux)('what is not there is said in one sentence', () => {
  const sentence = async (specifier: string) => {
    const error = await findElectron(specifier, { project }).then(
      () => undefined,
      (reason: Error) => reason.message,
    )
    expect(error).toMatch(/^[^\n]+\.$/)
    return error
  }

  test('no Electron at all', async () => {
    expect(await sentence('electron')).toContain(
      'No Electron is installed: run "bridgecheck electron install <version>"',
    )
  })

  test('a version that is not installed', async () => {
    await cached('33.2.1')
    expect(await sentence('electron@31.0.0')).toBe(
      'Electron 31.0.0 is not installed (installed: 33.2.1): run "bridgecheck electron install 31.0.0".',
    )
  })

  test('a version that is none', async () => {
    for (const specifier of ['electron@latest', 'electron@', 'electronic']) {
      expect(await sentence(specifier)).toContain(`"${specifier}" names no Electron: write`)
    }
  })

  test('paths that are no Electron', async () => {
    expect(await sentence(`electron:${join(folder, 'missing')}`)).toContain('is no Electron: there is nothing.')
    expect(await sentence(`electron:${project}`)).toContain('is no Electron: the folder holds no electron.')
    expect(await sentence('electron:/bin/sh')).toContain('is no Electron: there is no resources/default_app.asar')
  })

  test('a packaged application, which would run its own code', async () => {
    const path = await distribution(join(folder, 'app'), '33.2.1', 'app.asar')
    expect(await sentence(`electron:${path}`)).toBe(
      `${path} is a packaged application: it would run its own code, so give a bare Electron.`,
    )
  })

  test('a distribution that does not tell its version', async () => {
    const path = await distribution(join(folder, 'odd'), 'soon')
    expect(await sentence(`electron:${path}`)).toContain('does not tell its version')
  })

  test('a wrong path in the environment', async () => {
    vi.stubEnv('BRIDGECHECK_ELECTRON', project)
    expect(await sentence('electron')).toContain(`${project} is no Electron`)
  })
})
