import { ipcRenderer } from 'electron'
import { beforeAll, expect, test, vi } from 'vitest'

// biome-ignore lint/suspicious/noExplicitAny: what the preload script exposes
const page = globalThis as any

beforeAll(() => import('../preload/preload.ts'))

test('the API is there, copied and frozen', () => {
  expect(page.notes.limits).toEqual({ notes: 100 })
  expect(Object.isFrozen(page.notes.limits)).toBe(true)
  expect(() => page.notes.parse('')).toThrow('A note needs a title')
})

test('calls go to the mock', async () => {
  vi.mocked(ipcRenderer.invoke).mockResolvedValue([{ title: 'Milk', text: '' }])
  expect(await page.notes.list()).toEqual([{ title: 'Milk', text: '' }])
  expect(ipcRenderer.invoke).toHaveBeenCalledWith('notes:list')
})

test('a page can not replace the API', () => {
  expect(() => {
    page.notes = {}
  }).toThrow(TypeError)
})
