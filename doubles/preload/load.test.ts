import { mkdtempSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { JSDOM } from 'jsdom'
import { describe, expect, test, vi } from 'vitest'
import { loadPreload } from './load.ts'

const script = (name: string) => new URL(`./testing/${name}`, import.meta.url)
const path = (name: string) => fileURLToPath(script(name))
const electron = '33'

describe('a preload script', () => {
  test('runs in a realm of its own, with electron, Node and the place of its file', async () => {
    const { api } = await loadPreload(script('plain.cjs'), { electron })
    expect(api.file).toBe(path('plain.cjs'))
    expect(api.joined).toBe(join('a', 'b'))
    expect(api.realm()).toBe(true)
    expect(api).not.toBeInstanceOf(Object)
  })

  test('needs to be told of an Electron, and mocks that are an object', async () => {
    await expect(loadPreload(script('plain.cjs'), undefined as never)).rejects.toThrow(
      "loadPreload needs the Electron to follow: give { electron: '33' }, an exact version or 'newest'.",
    )
    await expect(loadPreload(script('plain.cjs'), { electron, mocks: 3 as never })).rejects.toThrow(
      /^mocks is no object/,
    )
  })

  test('may be TypeScript with ES modules, and asks whether it is isolated', async () => {
    const setZoomFactor = vi.fn()
    const { api } = await loadPreload(script('toolkit.ts'), { electron, mocks: { webFrame: { setZoomFactor } } })
    api.zoom(2)
    expect(setZoomFactor).toHaveBeenCalledExactlyOnceWith(2)
    expect(api.electron()).toBe('object')
    expect(Object.isFrozen(api)).toBe(true)
  })

  test('that is a module is strict, whatever tsconfig.json is near', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'bridgecheck-preload-')), 'strict.mjs')
    const exposed = '{ isStrict: (function () { return this === undefined })() }'
    writeFileSync(path, `import { contextBridge } from 'electron'\ncontextBridge.exposeInMainWorld('api', ${exposed})`)
    expect((await loadPreload(path, { electron })).api.isStrict).toBe(true)
  })

  test('that is a module imports when it likes, and its classes keep their names', async () => {
    const { api } = await loadPreload(script('modern.mjs'), { electron })
    expect(await Promise.all([api.cpus(), api.electron(), api.relative()])).toEqual([cpus().length, 'object', 'Note'])
    expect(api.name()).toBe('Note')
  })

  test('requires electron by each name, and is told what is no module', async () => {
    const { api } = await loadPreload(script('required.cjs'), { electron })
    expect({ ...api }).toEqual({ code: 'MODULE_NOT_FOUND', isSame: true })
  })

  test('each load is a new page', async () => {
    const [first, second] = [
      await loadPreload(script('plain.cjs'), { electron }),
      await loadPreload(script('plain.cjs'), { electron }),
    ]
    expect(first).not.toBe(second)
    expect(second.window).toBe(second)
  })

  test('a path is relative to the working directory', async () => {
    expect(await loadPreload('doubles/preload/testing/plain.cjs', { electron })).toHaveProperty('api')
  })

  test('mocks get copies of what the page sends', async () => {
    const send = vi.fn()
    const { api } = await loadPreload(script('plain.cjs'), { electron, mocks: { ipcRenderer: { send } } })
    const value = { tags: ['a'] }
    api.send('save', value)
    expect(send).toHaveBeenCalledExactlyOnceWith('save', { tags: ['a'] })
    expect(send.mock.lastCall![1]).not.toBe(value)
  })
})

describe('the page', () => {
  test('without a DOM still gets events', async () => {
    const window = await loadPreload(script('dom.ts'), { electron })
    window.dispatchEvent(new Event('DOMContentLoaded'))
    expect(window.api.loaded()).toEqual([''])
  })

  test('refuses a key that each page has, as Electron does', async () => {
    const page = await loadPreload(script('keys.cjs'), { electron })
    const taken = ['name', 'top', 'open', 'chrome', 'scheduler', 'onload', 'document']
    const text = 'Cannot bind an API on top of an existing property on the window object'
    expect({ ...page.said }).toEqual(Object.fromEntries(taken.map((key) => [key, text])))
    expect(page.eval('["name", "notes", "nothing"].filter((key) => key in window).join()')).toBe('name,notes')
    expect(page.eval('typeof document + typeof localStorage + Object.keys(window)')).toBe(
      'undefinedundefinednotes,said',
    )
    expect(page.eval('var status = 1; name = "first"; status + name')).toBe('1first')
  })

  test('may be a window of jsdom, whose document the script sees too', async () => {
    const page = new JSDOM('<title>Notes</title><p>', { runScripts: 'outside-only' }).window
    const window = await loadPreload(script('dom.ts'), { electron, page })
    expect(window).toBe(page)
    window.dispatchEvent(new page.Event('DOMContentLoaded'))
    expect(window.api.loaded()).toEqual(['Notes'])
    expect(window.api.find('p')).toBe(page.document.querySelector('p'))
  })
})

describe('what goes wrong is one sentence', () => {
  const failure = (name: string, options: object = {}) =>
    loadPreload(script(name), { electron, ...options }).catch((error: unknown) => error as Error)

  test('a script that throws, with its error as the cause', async () => {
    const error = await failure('throws.cjs')
    expect(error.message).toBe(`The preload ${path('throws.cjs')} threw TypeError: no database.`)
    expect(error.cause).toMatchObject({ message: 'no database' })
    expect((await failure('throws-odd.cjs')).message).toMatch(/ threw a value that has no text\.$/)
  })

  test('an API that can not cross: the sentence of Electron', async () => {
    const error = await failure('unclonable.cjs')
    expect(error.message).toMatch(/ threw Error: An object could not be cloned\.$/)
  })

  test('a script that is not there, or does not parse', async () => {
    await expect(loadPreload(new URL('http://localhost/preload.ts'), { electron })).rejects.toThrow(
      /^The preload http:\/\/localhost\/preload\.ts is no file: give its path, [^\n]*\.$/,
    )
    expect((await failure('none.cjs')).message).toMatch(/^The preload .*none\.cjs can't be read: .*ENOENT[^\n]*\.$/)
    expect((await failure('.')).message).toMatch(/^The preload .* is a folder: give the path of its script\.$/)
    await expect(loadPreload('', { electron })).rejects.toThrow(/^The preload has an empty path: give one, [^\n]*\.$/)
    const broken = join(mkdtempSync(join(tmpdir(), 'bridgecheck-preload-')), 'broken.ts')
    writeFileSync(broken, 'const fine = 1\nconst = 2\n')
    await expect(loadPreload(broken, { electron })).rejects.toThrow(
      /^The preload .*broken\.ts can't be bundled: Expected [^\n]* at [^\n]*broken\.ts:2\.$/,
    )
  })

  test('a module that has no mock, when it is used', async () => {
    const { api } = await loadPreload(script('plain.cjs'), { electron })
    expect(() => api.send('save')).toThrow(
      'The preload uses ipcRenderer.send of electron, which has no mock: give mocks: { ipcRenderer: { send: ... } }.',
    )
  })

  test('a page that can not run scripts', async () => {
    const page = new JSDOM('').window
    expect((await failure('plain.cjs', { page })).message).toMatch(/^page is no global object that can run scripts: /)
  })

  test('a mock of the bridge itself, or an unknown version', async () => {
    expect((await failure('plain.cjs', { mocks: { contextBridge: {} } })).message).toMatch(
      /^mocks\.contextBridge .*\.$/,
    )
    expect((await failure('plain.cjs', { electron: '9' })).message).toMatch(/^electron: 9 is covered by no profile: /)
  })
})

describe('without esbuild', () => {
  const load = async (name: string) => {
    vi.resetModules()
    vi.doMock('./bundle.ts', () => ({ bundle: async () => undefined }))
    const { loadPreload } = await import('./load.ts')
    return loadPreload(script(name), { electron }).finally(() => vi.doUnmock('./bundle.ts'))
  }

  test('a CommonJS file runs as it is', async () => {
    expect((await load('plain.cjs')).api.joined).toBe(join('a', 'b'))
  })

  test.each([
    ['toolkit.ts', /^The preload .* needs esbuild to become plain JavaScript: run npm install --save-dev esbuild\.$/],
    ['module.js', /^The preload .* needs esbuild to become plain JavaScript: [^\n]*\.$/],
    ['requires.cjs', /threw Error: module not found: \.\/plain\.cjs \(without esbuild [^\n]*\)\.$/],
  ])('%s says what is missing', async (name, sentence) => {
    await expect(load(name)).rejects.toThrow(sentence)
  })
})
