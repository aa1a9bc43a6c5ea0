// @vitest-environment jsdom
import { join } from 'node:path'

import { loadPreload } from 'bridgecheck/doubles'
import { contextBridge, ipcRenderer } from 'electron'
import { expect, test, vi } from 'vitest'
import '../preload/preload.ts'
import { render } from './view.ts'

// biome-ignore lint/suspicious/noExplicitAny: the window of jsdom with what the preload script exposes
const { window } = globalThis as any

test('the page shows the notes', async () => {
  vi.mocked(ipcRenderer.invoke).mockResolvedValue([{ title: 'Milk' }, { title: 'Bread' }])
  expect((await render(window)).outerHTML).toBe('<ul><li>Milk</li><li>Bread</li></ul>')
})

test('an element and a file pass, a promise in a map not at all', () => {
  const file = new File(['x'], 'a.txt')
  contextBridge.exposeInMainWorld('shell', {
    give: (value: unknown) => [value],
    ask: () => new Map([[1, Promise.resolve()]]),
    file,
  })
  expect(window.shell.give(window.document.body)[0]).toBe(window.document.body)
  expect(window.shell.file).toBe(file)
  expect(() => window.shell.ask()).toThrow('An object could not be cloned.')
})

test('an exposed element is frozen and still works, a form is refused', () => {
  const make = (tag: string) => window.document.createElement(tag)
  contextBridge.exposeInMainWorld('banner', make('div'))
  expect(Object.isFrozen(window.banner)).toBe(true)
  window.banner.classList.add('open')
  expect(window.banner.outerHTML).toBe('<div class="open"></div>')
  expect(() => contextBridge.exposeInMainWorld('search', { form: make('form') })).toThrow('Cannot freeze')
})

test('a preload script in a realm of its own, with this window as its page', async () => {
  const preload = join(import.meta.dirname, 'other.preload.ts')
  await loadPreload(preload, { electron: '33', page: window })
  expect((await render({ document: window.document, notes: window.others })).outerHTML).toBe('<ul><li>Eggs</li></ul>')
  expect(window.others.title()).toBe(window.document.title)
})
