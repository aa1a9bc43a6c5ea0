import { expect, test } from 'vitest'
import { loadPreload } from './preload/load.ts'

const script = new URL('./preload/testing/exposes.cjs', import.meta.url)

test('an exposed module without a mock is an empty object of the page', async () => {
  const { api } = await loadPreload(script, { electron: '33' })
  expect(Object.keys(api.webFrame)).toEqual([])
  expect(api.webFrame.setZoomFactor).toBeUndefined()
  expect(() => api.invoke('a')).toThrow('The preload uses ipcRenderer.invoke of electron, which has no mock')
})
