import { join } from 'node:path'
import { loadPreload } from 'bridgecheck/doubles'
import { expect, test, vi } from 'vitest'

const preload = join(import.meta.dirname, 'preload.ts')
const note = { title: 'Milk', text: 'two bottles' }

test('the page lists and saves notes', async () => {
  const invoke = vi.fn().mockResolvedValue([note])
  const window = await loadPreload(preload, { electron: '33', mocks: { ipcRenderer: { invoke } } })
  expect(await window.notes.list()).toEqual([note])
  await window.notes.save(note)
  expect(invoke).toHaveBeenLastCalledWith('notes:save', note)
  // A copy arrives, never the page's own object.
  expect(invoke.mock.lastCall?.[1]).not.toBe(note)
})

test('a listener of the page hears of changes', async () => {
  const on = vi.fn()
  const window = await loadPreload(preload, { electron: '33', mocks: { ipcRenderer: { on } } })
  const listener = vi.fn()
  window.notes.onChange(listener)
  const [, changed] = on.mock.lastCall!
  changed({}, note)
  expect(listener).toHaveBeenCalledExactlyOnceWith(note)
})

test('the API is frozen, and an error arrives with its message only', async () => {
  const window = await loadPreload(preload, { electron: '33' })
  expect(Object.isFrozen(window.notes.limits)).toBe(true)
  expect(() => window.notes.parse('')).toThrow('A note needs a title')
  expect(() => window.notes.parse('')).not.toThrow(TypeError)
})

test('what has no mock says so', async () => {
  const window = await loadPreload(preload, { electron: '33' })
  expect(() => window.notes.list()).toThrow('ipcRenderer.invoke of electron, which has no mock')
})
