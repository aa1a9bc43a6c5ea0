import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addToCache, cacheFolder, unpackedElectron, unpackedElectrons } from './cache.ts'

const marker = { version: '33.2.1', source: 'a test', executable: 'electron' }
let cache: string

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'bridgecheck-test-'))
  vi.stubEnv('BRIDGECHECK_CACHE', cache)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(cache, { recursive: true })
})

describe('the cache folder', () => {
  test('follows each platform', () => {
    expect(cacheFolder({}, 'linux')).toBe(join(homedir(), '.cache', 'bridgecheck'))
    expect(cacheFolder({ XDG_CACHE_HOME: '/caches' }, 'linux')).toBe(join('/caches', 'bridgecheck'))
    expect(cacheFolder({}, 'darwin')).toBe(join(homedir(), 'Library', 'Caches', 'bridgecheck'))
    expect(cacheFolder({ LOCALAPPDATA: '/local' }, 'win32')).toBe(join('/local', 'bridgecheck'))
    expect(cacheFolder({ BRIDGECHECK_CACHE: '/mine', XDG_CACHE_HOME: '/caches' }, 'linux')).toBe('/mine')
  })
})

describe('adding to the cache', () => {
  test('gives what was filled, and finds it again', async () => {
    await addToCache(marker, (folder) => writeFile(join(folder, 'electron'), ''))
    const found = await unpackedElectron('33.2.1')
    expect(found).toEqual({ ...marker, folder: join(cache, 'electron', '33.2.1') })
    expect(existsSync(join(found!.folder, 'electron'))).toBe(true)
    expect(await unpackedElectrons()).toEqual([found])
  })

  test('leaves nothing when filling fails', async () => {
    const broken = addToCache(marker, async (folder) => {
      await writeFile(join(folder, 'electron'), 'half')
      throw new Error('no more data')
    })
    await expect(broken).rejects.toThrow('no more data')
    expect(await readdir(join(cache, 'electron'))).toEqual([])
  })

  test('replaces what is not whole and removes what a dead process left', async () => {
    const root = join(cache, 'electron')
    await mkdir(join(root, '33.2.1'), { recursive: true })
    await writeFile(join(root, '33.2.1', 'old'), '')
    await mkdir(join(root, '.part-99999999-33.2.1'))
    expect(await unpackedElectron('33.2.1')).toBeUndefined()
    await addToCache(marker, (folder) => writeFile(join(folder, 'electron'), ''))
    expect(await readdir(root)).toEqual(['33.2.1'])
    expect((await readdir(join(root, '33.2.1'))).sort()).toEqual(['bridgecheck.json', 'electron'])
  })

  test('says in one sentence that the folder can not be written', async () => {
    const file = join(cache, 'file')
    await writeFile(file, '')
    vi.stubEnv('BRIDGECHECK_CACHE', file)
    await expect(addToCache(marker, async () => {})).rejects.toThrow(
      /^The cache folder .* can't be written \(ENOTDIR\): set/,
    )
  })

  test('takes no marker that is damaged', async () => {
    const folder = join(cache, 'electron', '33.2.1')
    await mkdir(folder, { recursive: true })
    for (const text of ['{"version":', '{}', 'null']) {
      await writeFile(join(folder, 'bridgecheck.json'), text)
      expect(await unpackedElectron('33.2.1')).toBeUndefined()
    }
  })
})
