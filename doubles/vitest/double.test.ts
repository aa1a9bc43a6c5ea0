import { expect, test } from 'vitest'
import { oneRealmDouble } from './double.ts'

test('a module without a mock names the file of mocks', () => {
  const { ipcRenderer } = oneRealmDouble('33', {}) as { ipcRenderer: { send(): void } }
  expect(() => ipcRenderer.send()).toThrow(
    'The preload uses ipcRenderer.send of electron, which has no mock: export it from the file of mocks that electronDouble was given: const ipcRenderer = { send: ... }.',
  )
})
